package org.kcov4j.it.corpus;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
  static Linked parse(String stdout) {
    Map<String, String> failures = new TreeMap<>();
    for (String line : stdout.lines().toList()) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("failed")) {
        failures.put(fields[1] + " " + fields[2], fields[3]);
      } else if (fields[0].equals("linked")) {
        Duration cpu = Duration.ofMillis(Long.parseLong(fields[2]));
        return new Linked(Integer.parseInt(fields[1]), cpu, failures);
      }
    }
    throw new AssertionError("did not come to its end: " + stdout);
  }

  /** How many were linked, and so verified. */
  int verified() {
    return classes - failures.size();
  }

  /** The failures that the other does not have, with their messages. */
  List<String> failuresAbsentIn(Linked other) {
    return failures.entrySet().stream()
        .filter(each -> !other.failures.containsKey(each.getKey()))
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.toList());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d classes, %,d verified, %,d that do not link, %.1f s of CPU time",
        classes,
        verified(),
        failures.size(),
        cpu.toMillis() / 1e3);
  }
}
