package org.kcov4j.conformance.target;

/** Instructions that are linked by their first run. */
public final class Linked {
  private Linked() {}

  public static Runnable run(Runnable task) {
    return () -> task.run();
  }

  public static Runnable first() {
    return () -> Steps.a();
  }
}
