package org.kcov4j.it.bench;

import java.util.List;
import java.util.Map;

/**
 * A workload as the runner sees it.
 *
 * @param name in tables and settings
 * @param driver simple name of its class in {@code load}
 * @param libraries what it needs on the class path, see {@link BenchPaths#library}
 */
record WorkloadSpec(String name, String driver, List<String> libraries) {
  private static final String LOAD = "org.kcov4j.it.bench.load.";

  /** All there are, in the order of the tables. */
  static final List<WorkloadSpec> ALL =
      List.of(
          new WorkloadSpec("jackson", "JacksonTree", List.of("jackson")),
          new WorkloadSpec("h2", "H2Sql", List.of("h2")),
          new WorkloadSpec("ecj", "EcjCompile", List.of("ecj")),
          new WorkloadSpec("lucene", "LuceneIndex", List.of("lucene-core")),
          new WorkloadSpec("rhino", "RhinoParse", List.of("rhino")),
          new WorkloadSpec("xz", "XzRoundTrip", List.of("xz")),
          new WorkloadSpec("kernel", "Kernel", List.of()));

  /** The program that does it once or repeats it. */
  Program program(Experiment experiment, Configuration configuration) {
    return new Program(
        experiment.mainClass(),
        libraries,
        Map.of(
            "bench.workload", LOAD + driver,
            "bench.record", configuration.record(),
            "bench.sources", BenchPaths.sources().toString()));
  }

  @Override
  public String toString() {
    return name;
  }
}
