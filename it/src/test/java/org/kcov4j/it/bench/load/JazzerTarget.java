package org.kcov4j.it.bench.load;

/** A fuzz target for Jazzer that ignores its input: it runs the program {@code bench.main} once. */
public final class JazzerTarget {
  private static boolean done;

  private JazzerTarget() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    if (!done) {
      done = true;
      ProgramMain.run();
    }
  }
}
