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

  /** Itself, if it ended with 0; else fails with all it said. */
  public Run ok() {
    if (exit != 0) {
      throw new AssertionError("not successful: " + this);
    }
    return this;
  }

  /** Itself, if it ended with 0 and no word on standard error; else fails with all it said. */
  public Run clean() {
    if (!ok().stderr.isEmpty()) {
      throw new AssertionError("not silent on standard error: " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return command + "\nexit " + exit + "\nstdout:\n" + stdout + "\nstderr:\n" + stderr;
  }
}
