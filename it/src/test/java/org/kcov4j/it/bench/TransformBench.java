package org.kcov4j.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Jdk;

/**
 * Measures how many classes a second are given probes, by JaCoCo and by each agent jar, and writes
 * {@code transform.md}.
 */
public final class TransformBench {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> JARS = List.of("ecj", "h2");

  private static final List<String> COLUMNS =
      List.of(
          "JDK",
          "jar",
          "agent",
          "classes",
          "JaCoCo, classes/s",
          "kcov4j, classes/s",
          "kcov4j : JaCoCo",
          "JaCoCo, size",
          "kcov4j, size");

  private TransformBench() {}

  public static void main(String[] args) throws IOException {
    Settings settings = Settings.of(System.getProperties(), Map.of());
    Path results = Files.createDirectories(BenchPaths.results());
    MarkdownTable table = new MarkdownTable(COLUMNS);
    for (Jdk jdk : settings.jdks()) {
      for (String jar : JARS) {
        for (var agent : settings.agents().entrySet()) {
          table.row(row(jdk, jar, agent.getKey(), agent.getValue()));
        }
      }
    }
    String text = MachineFacts.sentence(settings.jdks()) + ".\n\n" + table;
    Files.writeString(results.resolve("transform.md"), text);
    System.out.println(text);
  }

  private static List<String> row(Jdk jdk, String jar, String label, Path agent)
      throws IOException {
    String version = String.valueOf(jdk.feature());
    try {
      Map<String, String> result = measure(jdk, jar, agent);
      double ratio =
          Double.parseDouble(result.get("kcov4j")) / Double.parseDouble(result.get("jacoco"));
      return List.of(
          version,
          jar,
          label,
          result.get("classes"),
          result.get("jacoco"),
          result.get("kcov4j"),
          String.format(Locale.ROOT, "%.2f", ratio),
          result.get("jacocoGrowth"),
          result.get("kcov4jGrowth"));
    } catch (IllegalArgumentException e) {
      return List.of(version, jar, label, "-", "-", e.getMessage(), "-", "-", "-");
    }
  }

  /** The agent is there for its classes: it instruments nothing by itself. */
  private static Map<String, String> measure(Jdk jdk, String jar, Path agent) throws IOException {
    Program program =
        new Program(
            "org.kcov4j.it.bench.transform.TransformDriver",
            List.of("jacoco"),
            Map.of("bench.jar", Artifacts.corpus(jar).toString()));
    Configuration idle =
        Configuration.of(
            "idle",
            "none",
            work ->
                List.of(
                    "-javaagent:"
                        + agent
                        + "=mode=none,includes=none,output="
                        + work.resolve("out")));
    List<String> jvmArgs = List.of("-XX:+UseSerialGC", "-Xmx1g");
    try (ScratchDirectory scratch = ScratchDirectory.in(BenchPaths.work())) {
      Path work = scratch.path();
      return ResultLine.of(
          ProcessCost.of(program.command(jdk, idle, jvmArgs, work), work, LIMIT).run());
    }
  }
}
