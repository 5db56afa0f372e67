package org.kcov4j.conformance;

/** Thrown where this JVM has not what a statement is about. */
final class Skipped extends RuntimeException {
  private static final long serialVersionUID = 1;

  Skipped(String why) {
    super(why);
  }
}
