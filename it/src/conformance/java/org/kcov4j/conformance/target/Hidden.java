package org.kcov4j.conformance.target;

import java.lang.invoke.MethodHandles;
import java.util.function.IntUnaryOperator;

/** Defined as a hidden class from its class file; refers to itself in the ways a class can. */
public final class Hidden implements IntUnaryOperator {
  private static final int[] CALLS = {0};

  private int last;

  public Hidden() {}

  /** A lookup in this package. */
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }

  @Override
  public int applyAsInt(int n) {
    last = twice(n);
    CALLS[0]++;
    return last;
  }

  private static int twice(int n) {
    return n < 0 ? twice(-n) : n + n;
  }
}
