package org.kcov4j.agent.emit;

/** What the recorder is told of a method's run. */
public enum Mark {
  /** Class loading or initialization: an interrupt except in UNIQUE. */
  CLASS_LOADING("enterClassLoading", "exitClassLoading"),

  /** An interrupt in every mode. */
  INTERRUPT("enterInterrupt", "exitInterrupt"),

  /** A static method whose first argument is a thread that the JVM will run as a shutdown hook. */
  SHUTDOWN_HOOK("shutdownHook", null);

  /** The recorder's method called at the start. */
  final String enter;

  /** The one called at the end, however the method ends; null for none. */
  final String exit;

  Mark(String enter, String exit) {
    this.enter = enter;
    this.exit = exit;
  }
}
