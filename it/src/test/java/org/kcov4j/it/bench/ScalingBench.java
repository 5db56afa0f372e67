package org.kcov4j.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kcov4j.it.harness.Jdk;

/**
 * Measures whether threads that record at once slow each other down, and writes {@code scaling.md}:
 * operations for a second of CPU time, as a multiple of what one thread of the same configuration
 * gets.
 */
public final class ScalingBench {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> JVM_ARGS =
      List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Dbench.words=" + (1 << 20));
  private static final List<String> THREADS = List.of("1", "2", "4", "8", "16", "32", "64");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "bench.workloads", "jackson,kernel",
          "bench.configurations", "plain,unique,pc,jacoco,jazzer");

  private ScalingBench() {}

  public static void main(String[] args) throws IOException {
    Settings settings = Settings.of(System.getProperties(), DEFAULTS);
    List<String> columns = new ArrayList<>(List.of("JDK, workload, configuration"));
    THREADS.forEach(columns::add);
    columns.set(1, "1 thread, ops/CPU s");
    MarkdownTable table = new MarkdownTable(columns);
    for (Jdk jdk : settings.jdks()) {
      for (WorkloadSpec workload : settings.workloads()) {
        for (Configuration configuration : settings.configurations()) {
          table.row(row(jdk, workload, configuration, settings));
        }
      }
    }
    String text = MachineFacts.sentence(settings.jdks()) + ".\n\n" + table;
    Path results = Files.createDirectories(BenchPaths.results());
    Files.writeString(results.resolve("scaling.md"), text);
    System.out.println(text);
  }

  private static List<String> row(
      Jdk jdk, WorkloadSpec workload, Configuration configuration, Settings settings)
      throws IOException {
    List<String> row = new ArrayList<>();
    row.add(jdk.feature() + ", " + workload + ", " + configuration);
    try {
      Map<String, String> result = measure(jdk, workload, configuration, settings);
      double one = Double.parseDouble(result.get(THREADS.get(0)));
      row.add(String.format(Locale.ROOT, "%,.0f", one));
      for (String threads : THREADS.subList(1, THREADS.size())) {
        double many = Double.parseDouble(result.get(threads));
        row.add(String.format(Locale.ROOT, "%.2f", many / one));
      }
    } catch (IllegalArgumentException e) {
      row.add(e.getMessage());
      THREADS.subList(1, THREADS.size()).forEach(any -> row.add("-"));
    }
    return row;
  }

  private static Map<String, String> measure(
      Jdk jdk, WorkloadSpec workload, Configuration configuration, Settings settings)
      throws IOException {
    Program driver = workload.program(Experiment.MACRO, configuration);
    Program scaling =
        new Program(
            "org.kcov4j.it.bench.load.ScalingDriver", driver.libraries(), driver.properties());
    List<String> jvmArgs = new ArrayList<>(JVM_ARGS);
    jvmArgs.addAll(settings.driverArgs());
    try (ScratchDirectory scratch = ScratchDirectory.in(BenchPaths.work())) {
      Path work = scratch.path();
      List<String> command = scaling.command(jdk, configuration, jvmArgs, work);
      return ResultLine.of(ProcessCost.of(command, work, LIMIT).run());
    }
  }
}
