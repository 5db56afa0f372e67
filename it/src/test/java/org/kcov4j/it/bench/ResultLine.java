package org.kcov4j.it.bench;

import java.util.HashMap;
import java.util.Map;
import org.kcov4j.it.harness.Run;

/** The line of {@code key=value} pairs with which a program of {@code load} gives its result. */
final class ResultLine {
  private static final String FIRST_WORD = "bench-result ";

  private ResultLine() {}

  /**
   * Finds the result in what a program left behind.
   *
   * @throws IllegalArgumentException if there is none, or the program did not end well
   */
  static Map<String, String> of(Run run) {
    if (run.exit() != 0) {
      String reason = run.stderr().lines().filter(ResultLine::namesAnError).findFirst().orElse("");
      throw new IllegalArgumentException("exit " + run.exit() + " " + reason);
    }
    return parse(run.stdout());
  }

  /** Finds the result in a program's output. */
  static Map<String, String> parse(String stdout) {
    String line =
        stdout
            .lines()
            .filter(each -> each.startsWith(FIRST_WORD))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no result"));
    Map<String, String> values = new HashMap<>();
    for (String pair : line.substring(FIRST_WORD.length()).split(" ")) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return values;
  }

  private static boolean namesAnError(String line) {
    return line.contains("Error") || line.contains("Exception") || line.startsWith("kcov4j");
  }
}
