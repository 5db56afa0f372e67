package org.kcov4j.reader.report.html;

import java.io.IOException;

/**
 * Shows a trace's beginning and its end. What is between costs next to nothing: most of a long
 * trace is there.
 */
final class TraceCut {
  /** So many PCs are looked at for the beginning, which may be full before. */
  private static final int HEAD = 2_000_000;

  /** And so many for the end. */
  private static final int TAIL = 200_000;

  /** From so many PCs before the end on it is worked out again how deep calls are. */
  private static final int APPROACH = 1_000_000;

  private final int tail;
  private final int approach;
  private final CallOrder order;
  private final TraceScript script;
  private boolean skipping;

  /**
   * @param length of the trace, in PCs
   */
  TraceCut(int length, CallOrder order, TraceScript script) {
    this.tail = length - TAIL;
    this.approach = tail - APPROACH;
    this.order = order;
    this.script = script;
  }

  void pc(int index, int symbol) throws IOException {
    if (!skipping) {
      if (index >= tail || index <= HEAD && !script.headFull()) {
        order.pc(index, symbol);
        return;
      }
      order.cut();
      script.skip(index);
      skipping = true;
    }
    if (index >= tail) {
      skipping = false;
      order.pc(index, symbol);
    } else if (index >= approach) {
      order.skim(symbol);
    }
  }

  TraceScript.Summary end() throws IOException {
    order.end();
    return script.end();
  }
}
