package org.kcov4j.conformance.jdk;

/** Marks in a trace between which it is looked at. */
final class Window {
  private Window() {}

  static void begin() {
    // What is called is enough.
  }

  static void end() {
    // What is called is enough.
  }
}
