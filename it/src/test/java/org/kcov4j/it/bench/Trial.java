package org.kcov4j.it.bench;

import java.util.Optional;
import org.kcov4j.it.harness.Jdk;

/**
 * One JVM and what came of it.
 *
 * @param round from 0
 * @param load the machine's load average of the last minute before it was started
 * @param measurement absent if it did not end well
 * @param failure why, in a line, or empty
 */
record Trial(
    Jdk jdk,
    WorkloadSpec workload,
    Configuration configuration,
    int round,
    double load,
    Optional<Measurement> measurement,
    String failure) {

  /** Names the values of {@link #csv}. */
  static final String CSV_HEADER =
      "jdk,workload,configuration,round,load,cpu_ns,min_cpu_or_wall_ns,busy,steady,pcs,failure";

  /** A line of comma-separated values; {@link #CSV_HEADER} names them. */
  String csv() {
    String start =
        String.join(
            ",",
            String.valueOf(jdk.feature()),
            workload.name(),
            configuration.name(),
            String.valueOf(round),
            String.valueOf(load));
    return measurement
        .map(
            m ->
                String.join(
                    ",",
                    start,
                    String.valueOf(m.cpuNanos()),
                    String.valueOf(m.otherNanos()),
                    String.valueOf(m.busy()),
                    String.valueOf(m.steady()),
                    String.valueOf(m.pcs()),
                    ""))
        .orElse(start + ",,,,,,\"" + failure.replace('"', '\'') + "\"");
  }
}
