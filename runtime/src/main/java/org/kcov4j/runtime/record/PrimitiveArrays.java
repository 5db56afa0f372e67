package org.kcov4j.runtime.record;

/** Arrays of primitive types as the bytes of their elements. */
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  /** The first bytes of an array; none of an object that is no such array. */
  static ComparedBytes firstBytes(Object array) {
    ComparedBytes bytes = new ComparedBytes();
    int size = elementSize(array);
    int n = size == 0 ? 0 : Math.min(length(array), ComparedBytes.MAX / size);
    for (int i = 0; i < n; i++) {
      bytes.add(bits(array, i), size);
    }
    return bytes;
  }

  private static int elementSize(Object array) {
    if (array instanceof byte[] || array instanceof boolean[]) {
      return Byte.BYTES;
    }
    if (array instanceof char[] || array instanceof short[]) {
      return Character.BYTES;
    }
    if (array instanceof int[] || array instanceof float[]) {
      return Integer.BYTES;
    }
    return array instanceof long[] || array instanceof double[] ? Long.BYTES : 0;
  }

  private static int length(Object array) {
    return java.lang.reflect.Array.getLength(array);
  }

  private static long bits(Object array, int index) {
    if (array instanceof byte[]) {
      return ((byte[]) array)[index];
    }
    if (array instanceof boolean[]) {
      return ((boolean[]) array)[index] ? 1 : 0;
    }
    if (array instanceof char[]) {
      return ((char[]) array)[index];
    }
    if (array instanceof short[]) {
      return ((short[]) array)[index];
    }
    if (array instanceof int[]) {
      return ((int[]) array)[index];
    }
    if (array instanceof float[]) {
      return Float.floatToRawIntBits(((float[]) array)[index]);
    }
    if (array instanceof long[]) {
      return ((long[]) array)[index];
    }
    return Double.doubleToRawLongBits(((double[]) array)[index]);
  }
}
