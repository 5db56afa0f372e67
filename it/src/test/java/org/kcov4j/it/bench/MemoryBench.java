package org.kcov4j.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Jdk;

/**
 * Measures the memory of classes and of threads, and writes {@code memory.md}. {@link Settings}
 * says what can be chosen.
 */
public final class MemoryBench {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> KEYS =
      List.of("classes", "heapPerClass", "residentPerClass", "heapPerThread", "residentPerThread");

  private MemoryBench() {}

  public static void main(String[] args) throws IOException {
    Settings settings =
        Settings.of(
            System.getProperties(), Map.of("bench.configurations", "plain,none,unique,pc,jacoco"));
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "JDK, configuration",
                "classes",
                "heap a class, bytes",
                "resident a class",
                "heap a thread",
                "resident a thread"));
    for (Jdk jdk : settings.jdks()) {
      for (Configuration configuration : settings.configurations()) {
        table.row(row(jdk, configuration));
      }
    }
    String text = MachineFacts.sentence(settings.jdks()) + ".\n\n" + table;
    Path results = Files.createDirectories(BenchPaths.results());
    Files.writeString(results.resolve("memory.md"), text);
    System.out.println(text);
  }

  private static List<String> row(Jdk jdk, Configuration configuration) throws IOException {
    Program program =
        new Program(
            "org.kcov4j.it.bench.load.Footprint",
            List.of("ecj"),
            Map.of("bench.jar", Artifacts.corpus("ecj").toString()));
    List<String> jvmArgs = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
    List<String> row = new ArrayList<>(List.of(jdk.feature() + ", " + configuration));
    try (ScratchDirectory scratch = ScratchDirectory.in(BenchPaths.work())) {
      Path work = scratch.path();
      List<String> command = program.command(jdk, configuration, jvmArgs, work);
      Map<String, String> result = ResultLine.of(ProcessCost.of(command, work, LIMIT).run());
      KEYS.forEach(key -> row.add(result.get(key)));
    }
    return row;
  }
}
