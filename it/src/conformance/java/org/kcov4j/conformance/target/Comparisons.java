package org.kcov4j.conformance.target;

/** One comparison each. */
public final class Comparisons {
  private Comparisons() {}

  public static boolean less(long one, long other) {
    return one < other;
  }

  public static int choose(int key) {
    switch (key) {
      case 10:
        return 1;
      case 2000:
        return 2;
      case 300000:
        return 3;
      default:
        return 0;
    }
  }
}
