package org.kcov4j.it.bench;

import java.io.IOException;
import java.util.Map;

/**
 * Measures what coverage costs programs that load many classes and end soon, and writes {@code
 * startup.md} and {@code startup.csv}. {@link Settings} says what can be chosen.
 */
public final class StartUpBench {

  private StartUpBench() {}

  public static void main(String[] args) throws IOException {
    Settings settings =
        Settings.of(System.getProperties(), Map.of("bench.workloads", "jackson,h2,ecj,lucene"));
    new Benchmark(Experiment.START_UP, settings).run(MacroReport::startUp);
  }
}
