package org.kcov4j.conformance.target;

import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceMode;

/** Frames that are on the stack while recording starts and stops. */
public final class Loops {
  private Loops() {}

  /** Enables in one turn of its loop and disables in another. */
  public static void enableInLoop(Kcov kcov, TraceMode mode, int enableAt, int disableAt, int end) {
    for (int i = 0; i < end; i++) {
      if (i == enableAt) {
        kcov.enable(mode);
      }
      Steps.a();
      if (i == disableAt) {
        kcov.disable();
      }
      Steps.b();
    }
  }

  /** Runs for a while, then calls what enables, and runs on; three frames deep. */
  public static void outer(Kcov kcov, TraceMode mode, int before, int after) {
    int i = 0;
    while (i < before) {
      i++;
    }
    middle(kcov, mode);
    while (i < before + after) {
      i++;
    }
    kcov.disable();
  }

  private static void middle(Kcov kcov, TraceMode mode) {
    if (mode != null) {
      kcov.enable(mode);
    }
    if (mode != null) {
      Steps.a();
    }
  }

  /** Does nothing, often. */
  public static int spin(int turns) {
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      sum += i;
    }
    return sum;
  }

  /** Calls itself until the stack is full. */
  public static int recurse(int depth) {
    Steps.a();
    return recurse(depth + 1) + depth;
  }
}
