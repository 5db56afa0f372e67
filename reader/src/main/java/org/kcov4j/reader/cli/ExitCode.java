package org.kcov4j.reader.cli;

/** What the process ends with. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** What was asked does not hold. */
  static final int NOT_HELD = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** An input cannot be read, or an output not written. */
  static final int UNREADABLE = 3;

  private ExitCode() {}
}
