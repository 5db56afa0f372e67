package org.kcov4j.it.corpus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a forked JVM says of the classes it linked: a line for each that failed, and one at the end.
 *
 * <pre>
 * failed TAB jar!class TAB error's class TAB message
 * linked TAB number of classes TAB milliseconds of CPU time
 * </pre>
 *
 * @param classes how many it tried
 * @param cpu CPU time of that JVM, start and compilers included
 * @param failures by jar, class and the error's class: the message
 */
record Linked(int classes, Duration cpu, Map<String, String> failures) {
  private static final String FAILED = "failed";
  private static final String LINKED = "linked";

  static String line(String name, Throwable failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    return String.join("\t", FAILED, name, failure.getClass().getName(), message);
  }

  static String end(int classes) {
    long millis =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    return String.join("\t", LINKED, Integer.toString(classes), Long.toString(millis));
  }

  static Linked parse(String stdout) {
    Map<String, String> failures = new TreeMap<>();
    for (String line : stdout.lines().toList()) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals(FAILED)) {
        failures.put(fields[1] + " " + fields[2], fields[3]);
      } else if (fields[0].equals(LINKED)) {
        Duration cpu = Duration.ofMillis(Long.parseLong(fields[2]));
        return new Linked(Integer.parseInt(fields[1]), cpu, failures);
      }
    }
    throw new AssertionError("did not come to its end: " + stdout);
  }

  /** The failures that the other does not have, with their messages. */
  List<String> failuresAbsentIn(Linked other) {
    return failures.entrySet().stream()
        .filter(each -> !other.failures.containsKey(each.getKey()))
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.toList());
  }
}
