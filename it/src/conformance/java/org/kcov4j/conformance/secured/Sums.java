package org.kcov4j.conformance.secured;

/** What is recorded of {@link Limited}. */
final class Sums {
  private Sums() {}

  /** Four blocks: start, condition, body, end. */
  static int sum(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }
}
