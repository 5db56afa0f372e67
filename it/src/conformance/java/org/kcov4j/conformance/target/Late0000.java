package org.kcov4j.conformance.target;

/** Loaded late, and under other names of the same length. */
public final class Late0000 {
  private Late0000() {}

  public static void run() {}
}
