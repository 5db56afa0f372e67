package org.kcov4j.conformance.attach;

/** Has constants that are NaN. */
public final class Undefined {
  /** What there is no answer to. */
  public static final float NONE = Float.NaN;

  private Undefined() {}

  /** The root of a number; four blocks run for one that has none. */
  public static double root(double x) {
    if (Double.doubleToRawLongBits(Double.NaN) != 0x7FF8000000000000L) {
      throw new AssertionError();
    }
    return x < 0 ? Double.NaN : Math.sqrt(x);
  }
}
