package org.kcov4j.conformance.attach;

import java.util.function.IntUnaryOperator;

/** What hidden classes are made of. */
public final class HiddenWork implements IntUnaryOperator {
  @Override
  public int applyAsInt(int n) {
    return n < 0 ? -n : n;
  }
}
