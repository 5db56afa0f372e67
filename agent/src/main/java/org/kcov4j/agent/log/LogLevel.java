package org.kcov4j.agent.log;

import org.slf4j.event.Level;

/** How much is logged. */
public enum LogLevel {
  /** Nothing. */
  OFF,
  /** What stops recording. */
  ERROR,
  /** What is left out of the recording. */
  WARN,
  /** What is recorded, and where. */
  INFO,
  /** Each class. */
  DEBUG;

  boolean shows(Level level) {
    return level.toInt() >= threshold();
  }

  private int threshold() {
    switch (this) {
      case OFF:
        return Integer.MAX_VALUE;
      case ERROR:
        return Level.ERROR.toInt();
      case WARN:
        return Level.WARN.toInt();
      case INFO:
        return Level.INFO.toInt();
      default:
        return Level.DEBUG.toInt();
    }
  }
}
