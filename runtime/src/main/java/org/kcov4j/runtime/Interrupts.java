package org.kcov4j.runtime;

import org.kcov4j.runtime.record.Context;

/**
 * Marks what a thread runs as an interrupt: it is not recorded, whatever the thread has enabled.
 * Nests; recording resumes at the outermost exit.
 *
 * <pre>{@code
 * try (Interrupts.Scope scope = Interrupts.enter()) {
 *   log.write(line);
 * }
 * }</pre>
 */
public final class Interrupts {
  private static final Scope SCOPE = new Scope();

  /** Ends an interrupt when closed. */
  public static final class Scope implements AutoCloseable {
    private Scope() {}

    @Override
    public void close() {
      exit();
    }
  }

  private Interrupts() {}

  /** Begins an interrupt of the calling thread. */
  public static Scope enter() {
    if (Kcov.active()) {
      Context.current().enterInterrupt();
    }
    return SCOPE;
  }

  /** Ends an interrupt of the calling thread; without effect outside of one. */
  public static void exit() {
    if (Kcov.active()) {
      Context.current().exitInterrupt();
    }
  }
}
