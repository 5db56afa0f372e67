package org.kcov4j.it.bench.load;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Decides when a program has warmed up: when the last {@value #WINDOWS} windows lie within {@value
 * #PERCENT} % of each other, so that nothing is being compiled any more that matters.
 */
final class WarmUp {
  static final int WINDOWS = 5;
  static final int PERCENT = 4;

  private final Deque<Double> last = new ArrayDeque<>();
  private boolean steady;

  /** Takes note of a window, in any unit of time per operation. */
  void add(double time) {
    last.addLast(time);
    if (last.size() > WINDOWS) {
      last.removeFirst();
    }
    steady =
        last.size() == WINDOWS
            && Collections.max(last) <= Collections.min(last) * (1 + PERCENT / 100.0);
  }

  boolean steady() {
    return steady;
  }
}
