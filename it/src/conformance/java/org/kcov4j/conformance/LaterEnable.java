package org.kcov4j.conformance;

import org.kcov4j.runtime.TraceMode;

/** Statement 26 again and again, so that all there is has been enabled and compiled before. */
public final class LaterEnable {
  private LaterEnable() {}

  public static void statement26_shouldRecordInLoopThatEnablesLater() {
    for (int round = 0; round < 10; round++) {
      WhileRunning.enableInLoop(TraceMode.PC, round * 20_000, 500 + 500 * round);
    }
  }

  public static void statement26_shouldRecordInFramesAboveOneThatEnablesLater() {
    for (int round = 0; round < 10; round++) {
      WhileRunning.enableDeeper(round * 50_000, 500 + 500 * round);
    }
  }
}
