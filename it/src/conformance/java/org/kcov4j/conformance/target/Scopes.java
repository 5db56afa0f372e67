package org.kcov4j.conformance.target;

import org.kcov4j.runtime.Interrupts;

/** Interrupts begun and ended by the program, in a class that is instrumented. */
public final class Scopes {
  private Scopes() {}

  public static void nested() {
    Steps.a();
    Interrupts.enter();
    Steps.b();
    Interrupts.enter();
    Steps.b();
    Interrupts.exit();
    Steps.b();
    Interrupts.exit();
    Steps.c();
  }

  public static void fails() {
    try (Interrupts.Scope scope = Interrupts.enter();
        Interrupts.Scope inner = Interrupts.enter()) {
      Steps.b();
      throw new IllegalStateException(scope == inner ? "same" : "other");
    }
  }
}
