package org.kcov4j.conformance;

import org.kcov4j.conformance.target.SelfCovering;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Runs methods with handlers that cover themselves until they are compiled; prints their result. */
public final class CompiledHandlers {
  private static final int TURNS = 5_000;

  private CompiledHandlers() {}

  /** Expects no arguments. */
  public static void main(String[] args) {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(1 << 10);
    kcov.enable(TraceMode.PC);
    long sum = 0;
    for (int i = 0; i < TURNS; i++) {
      area.reset();
      sum += SelfCovering.finallyBlock(i) - i;
      sum += SelfCovering.synchronizedBlock(i) - i;
    }
    kcov.disable();
    System.out.println("sum " + sum);
  }
}
