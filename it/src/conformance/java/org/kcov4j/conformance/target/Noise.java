package org.kcov4j.conformance.target;

/** Named by the tests' option {@code interrupts=}. */
public final class Noise {
  private Noise() {}

  public static void write() {
    Steps.b();
    nested();
    Steps.b();
  }

  public static void fail() {
    Steps.b();
    throw new IllegalStateException("on purpose");
  }

  private static void nested() {
    Steps.c();
  }

  /** A method of another class that is named by itself, and one beside it that is not. */
  public static final class Log {
    private Log() {}

    public static void write(int lines) {
      for (int i = 0; i < lines; i++) {
        Steps.b();
      }
    }

    public static void flush() {
      Steps.c();
    }
  }
}
