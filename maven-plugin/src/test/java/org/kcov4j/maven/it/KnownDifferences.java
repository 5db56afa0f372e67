package org.kcov4j.maven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lines on which reports of JaCoCo's plugin and of ours differ, with the reason: {@code module
 * com/acme/Calc.java:12 exception}. Text after {@code #} is a comment.
 */
public final class KnownDifferences {
  /** An exception leaves the line: JaCoCo counts what a probe was reached behind, we what ran. */
  private static final String EXCEPTION = "exception";

  /** The tests run it now and then, whoever records. */
  private static final String SOMETIMES = "sometimes";

  private final Map<String, String> reasons = new TreeMap<>();

  private KnownDifferences() {}

  /** None are known. */
  public static KnownDifferences none() {
    return new KnownDifferences();
  }

  /** Those that a file lists. */
  public static KnownDifferences of(Path file) throws IOException {
    KnownDifferences known = new KnownDifferences();
    for (String text : Files.readAllLines(file)) {
      String line = text.replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        int reason = line.lastIndexOf(' ');
        known.reasons.put(line.substring(0, reason).strip(), line.substring(reason + 1));
      }
    }
    return known;
  }

  /**
   * Fails where these are not the differences there are.
   *
   * @param differences how each line differs
   * @param ranMore those of which, by our report, more ran
   */
  void check(Map<String, String> differences, Set<String> ranMore) {
    List<String> problems = new ArrayList<>();
    differences.forEach(
        (line, how) -> {
          String reason = reasons.getOrDefault(line, "");
          boolean explained =
              reason.equals(SOMETIMES) || (reason.equals(EXCEPTION) && ranMore.contains(line));
          if (!explained) {
            problems.add(line + " differs: " + how);
          }
        });
    reasons.forEach(
        (line, reason) -> {
          if (reason.equals(EXCEPTION) && !differences.containsKey(line)) {
            problems.add(line + " does not differ any more");
          }
        });
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.size() + " problems\n" + String.join("\n", problems));
    }
  }
}
