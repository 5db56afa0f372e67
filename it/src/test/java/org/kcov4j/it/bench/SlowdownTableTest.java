package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcov4j.it.harness.Jdk;

class SlowdownTableTest {
  private static final Jdk JDK = new Jdk(Path.of("/jdk"), "25.0.1");
  private static final WorkloadSpec FIRST = new WorkloadSpec("first", "First", List.of());
  private static final WorkloadSpec SECOND = new WorkloadSpec("second", "Second", List.of());
  private static final Configuration PLAIN = configuration("plain", "none");
  private static final Configuration PC = configuration("pc", "pc");
  private static final Configuration OTHER = configuration("other", "none");

  private final List<Trial> trials = new ArrayList<>();

  @Test
  void shouldGiveMediansAsMultiplesOfThePlainProgram() {
    measured(FIRST, PLAIN, 2_000, 0, true);
    measured(FIRST, PLAIN, 9_000, 0, true);
    measured(FIRST, PLAIN, 1_000, 0, true);
    measured(FIRST, PC, 8_000, 1_000, true);
    measured(FIRST, OTHER, 3_000, 0, false);
    measured(SECOND, PLAIN, 1_000, 0, true);
    measured(SECOND, PC, 1_000, 500, true);
    failed(SECOND, OTHER);

    assertThat(table().slowdowns("µs/op", 1e3))
        .hasToString(
            """
            | workload | plain, µs/op | pc | other |
            |---|--:|--:|--:|
            | first | 2.0 | 4.00 | 1.50 ~ |
            | second | 1.0 | 1.00 | - |
            | **geometric mean** |  | **2.00** | - |
            """);
    assertThat(table().perBlock("pc"))
        .hasToString(
            """
            | workload | blocks/op | pc | other |
            |---|--:|--:|--:|
            | first | 1,000 | 6.00 | 1.00 |
            | second | 500 | 0.00 | - |
            """);
  }

  @Test
  void shouldLookAtOneJdkOnly() {
    trials.add(trial(new Jdk(Path.of("/17"), "17"), FIRST, PLAIN, 5_000, 0, true));
    measured(FIRST, PLAIN, 1_000, 0, true);
    assertThat(table().slowdowns("µs/op", 1e3).toString()).contains("| first | 1.0 | - | - |");
  }

  private SlowdownTable table() {
    Settings settings =
        new Settings(
            List.of(JDK),
            List.of(FIRST, SECOND),
            List.of(PLAIN, PC, OTHER),
            3,
            List.of(),
            Map.of());
    return new SlowdownTable(settings, new MacroResults(JDK, trials, Measurement::cpuNanos));
  }

  private void measured(
      WorkloadSpec workload,
      Configuration configuration,
      double nanos,
      double pcs,
      boolean steady) {
    trials.add(trial(JDK, workload, configuration, nanos, pcs, steady));
  }

  private static Trial trial(
      Jdk jdk,
      WorkloadSpec workload,
      Configuration configuration,
      double nanos,
      double pcs,
      boolean steady) {
    Measurement measurement = new Measurement(nanos, nanos, 1, steady, pcs, "0");
    return new Trial(jdk, workload, configuration, 0, 0.5, Optional.of(measurement), "");
  }

  private void failed(WorkloadSpec workload, Configuration configuration) {
    trials.add(new Trial(JDK, workload, configuration, 0, 0.5, Optional.empty(), "exit 1"));
  }

  private static Configuration configuration(String name, String record) {
    return Configuration.of(name, record, work -> List.of());
  }
}
