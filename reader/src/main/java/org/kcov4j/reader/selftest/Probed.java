package org.kcov4j.reader.selftest;

/** The only class of the self-test that is instrumented. */
public final class Probed {
  private Probed() {}

  /** Blocks: 0 before the loop, 1 its condition, 2 its body, 3 the return. */
  public static int sum(int turns) {
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      sum += i;
    }
    return sum;
  }
}
