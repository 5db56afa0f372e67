package org.kcov4j.conformance.target;

/** Excluded by the tests' agent options. */
public final class Excluded {
  private Excluded() {}

  public static void callsB(int times) {
    for (int i = 0; i < times; i++) {
      Steps.b();
    }
  }
}
