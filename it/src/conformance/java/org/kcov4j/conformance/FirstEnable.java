package org.kcov4j.conformance;

import org.kcov4j.runtime.TraceMode;

/** Statement 26 in a JVM where nothing has been enabled before. */
public final class FirstEnable {
  private FirstEnable() {}

  public static void statement26_shouldRecordInLoopThatEnablesFirst() {
    WhileRunning.enableInLoop(TraceMode.PC, 300_000, 2_000);
  }
}
