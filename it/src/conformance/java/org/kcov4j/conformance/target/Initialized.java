package org.kcov4j.conformance.target;

/** Runs b when it is initialized. */
public final class Initialized {
  private static final int VALUE = value();

  private Initialized() {}

  private static int value() {
    Steps.b();
    return 7;
  }

  public static void run() {
    Steps.c();
    if (VALUE != 7) {
      throw new IllegalStateException();
    }
  }
}
