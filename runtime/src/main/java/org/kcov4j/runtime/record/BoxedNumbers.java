package org.kcov4j.runtime.record;

/** The boxes of the JDK as the numbers they hold. */
final class BoxedNumbers {
  private BoxedNumbers() {}

  /** log2 of the size in bytes, or -1 for what is no boxed number or character. */
  static int sizeLog(Object box) {
    if (box instanceof Integer || box instanceof Float) {
      return 2;
    }
    if (box instanceof Long || box instanceof Double) {
      return 3;
    }
    if (box instanceof Short || box instanceof Character) {
      return 1;
    }
    return box instanceof Byte ? 0 : -1;
  }

  /** The bits of a box that has a size. */
  static long bits(Object box) {
    if (box instanceof Character) {
      return (Character) box;
    }
    if (box instanceof Float) {
      return Float.floatToRawIntBits((Float) box);
    }
    if (box instanceof Double) {
      return Double.doubleToRawLongBits((Double) box);
    }
    return ((Number) box).longValue();
  }
}
