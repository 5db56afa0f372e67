package org.kcov4j.it.harness;

/**
 * What a process left behind.
 *
 * @param command its command line, for messages
 * @param exit its exit value
 * @param stdout what it wrote to standard output, decoded as UTF-8
 * @param stderr what it wrote to standard error, decoded as UTF-8
 */
public record Run(String command, int exit, String stdout, String stderr) {

  /** Itself, if it ended with 0 and no word on standard error; else fails with all it said. */
  public Run clean() {
    if (exit != 0 || !stderr.isEmpty()) {
      throw new AssertionError("not a clean run: " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return command + "\nexit " + exit + "\nstdout:\n" + stdout + "\nstderr:\n" + stderr;
  }
}
