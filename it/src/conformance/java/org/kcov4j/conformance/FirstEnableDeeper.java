package org.kcov4j.conformance;

/** Statement 26 in a JVM where nothing has been enabled before, in a deeper frame. */
public final class FirstEnableDeeper {
  private FirstEnableDeeper() {}

  public static void statement26_shouldRecordInFramesAboveTheFirstThatEnables() {
    WhileRunning.enableDeeper(500_000, 2_000);
  }
}
