package org.kcov4j.conformance;

import org.kcov4j.runtime.TraceMode;

/** Statement 26 where code was compiled when only modes that keep repeats had been enabled. */
public final class FirstUnique {
  private FirstUnique() {}

  public static void statement26_shouldRecordOnceInLoopThatEnablesUniqueFirst() {
    WhileRunning.enableInLoop(TraceMode.PC, 20_000, 500);
    WhileRunning.enableInLoop(TraceMode.UNIQUE, 300_000, 2_000);
    WhileRunning.enableInLoop(TraceMode.PC, 20_000, 500);
  }
}
