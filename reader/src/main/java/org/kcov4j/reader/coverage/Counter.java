package org.kcov4j.reader.coverage;

/**
 * How many of something were missed and how many covered.
 *
 * @param missed at least 0
 * @param covered at least 0
 */
public record Counter(int missed, int covered) {
  /** Nothing to count. */
  public static final Counter EMPTY = new Counter(0, 0);

  /** One item. */
  static Counter one(boolean covered) {
    return covered ? new Counter(0, 1) : new Counter(1, 0);
  }

  /** Both together. */
  public Counter plus(Counter other) {
    return new Counter(missed + other.missed, covered + other.covered);
  }

  /** Missed and covered. */
  public int total() {
    return missed + covered;
  }
}
