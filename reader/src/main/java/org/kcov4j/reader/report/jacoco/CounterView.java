package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.ICounter;
import org.kcov4j.reader.coverage.Counter;

/** A counter as JaCoCo's. */
record CounterView(Counter counter) implements ICounter {
  @Override
  public double getValue(CounterValue value) {
    return switch (value) {
      case TOTALCOUNT -> getTotalCount();
      case MISSEDCOUNT -> getMissedCount();
      case COVEREDCOUNT -> getCoveredCount();
      case MISSEDRATIO -> getMissedRatio();
      case COVEREDRATIO -> getCoveredRatio();
    };
  }

  @Override
  public int getTotalCount() {
    return counter.total();
  }

  @Override
  public int getCoveredCount() {
    return counter.covered();
  }

  @Override
  public int getMissedCount() {
    return counter.missed();
  }

  @Override
  public double getCoveredRatio() {
    return (double) counter.covered() / counter.total();
  }

  @Override
  public double getMissedRatio() {
    return (double) counter.missed() / counter.total();
  }

  @Override
  public int getStatus() {
    return (counter.covered() > 0 ? FULLY_COVERED : EMPTY)
        | (counter.missed() > 0 ? NOT_COVERED : EMPTY);
  }
}
