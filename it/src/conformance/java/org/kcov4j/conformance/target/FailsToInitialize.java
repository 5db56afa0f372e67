package org.kcov4j.conformance.target;

/** Leaves its static initializer by an exception. */
public final class FailsToInitialize {
  static {
    fail();
  }

  private FailsToInitialize() {}

  private static void fail() {
    Steps.b();
    throw new IllegalStateException("on purpose");
  }

  public static void run() {}
}
