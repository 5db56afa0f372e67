package org.kcov4j.it.bench;

import java.util.Collection;

/** Medians and means. All throw if there are no values. */
final class Statistics {

  private Statistics() {}

  /** The middle value, or the mean of the two. */
  static double median(Collection<Double> values) {
    double[] sorted = nonEmpty(values).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The geometric mean of positive ratios: twice as fast and twice as slow give 1. */
  static double geometricMean(Collection<Double> ratios) {
    double logs = 0;
    for (double ratio : nonEmpty(ratios)) {
      if (!(ratio > 0)) {
        throw new IllegalArgumentException("expected a positive ratio, found " + ratio);
      }
      logs += Math.log(ratio);
    }
    return Math.exp(logs / ratios.size());
  }

  private static Collection<Double> nonEmpty(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    return values;
  }
}
