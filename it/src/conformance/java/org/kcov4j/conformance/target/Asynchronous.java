package org.kcov4j.conformance.target;

import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceMode;

/** What the JVM runs when it sees fit. Enables for its thread what it is given, and runs b. */
public final class Asynchronous implements Runnable, Thread.UncaughtExceptionHandler {
  private final Kcov kcov;
  private final Runnable then;

  /**
   * @param kcov what to enable, or null
   * @param then what to run at the end
   */
  public Asynchronous(Kcov kcov, Runnable then) {
    this.kcov = kcov;
    this.then = then;
  }

  @Override
  public void run() {
    if (kcov != null) {
      kcov.enable(TraceMode.PC);
    }
    Steps.b();
    if (kcov != null) {
      kcov.disable();
    }
    then.run();
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    run();
  }

  /** Runs it when it is collected. */
  public static final class Finalized {
    private final Asynchronous action;

    public Finalized(Asynchronous action) {
      this.action = action;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      action.run();
    }
  }
}
