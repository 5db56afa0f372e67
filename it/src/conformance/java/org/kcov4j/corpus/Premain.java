package org.kcov4j.corpus;

import java.lang.instrument.Instrumentation;

/** A second agent, which keeps what the JVM gives it. */
public final class Premain {
  static Instrumentation instrumentation;

  private Premain() {}

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }
}
