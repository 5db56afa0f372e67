package org.kcov4j.it.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/** Runs a program under the agent and shows what can then be seen. Argument: a directory. */
public final class Demo {

  private static final int TRACE_LINES = 20;

  private final Path directory;

  private Demo(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  public static void main(String[] args) throws IOException {
    new Demo(Path.of(args[0])).show();
  }

  private void show() throws IOException {
    deleteOldFiles();
    ForkedJvm jvm =
        new ForkedJvm(Jvms.running(), directory)
            .agent()
            .classPath(Artifacts.samplesWithLibraries())
            .main("org.kcov4j.samples.json.JsonDriver");
    title("the program: Jackson on three documents, under the agent");
    print(jvm.run());

    Path session = jvm.sessions().get(0);
    Cli cli = new Cli(directory);
    title("info " + session);
    print(cli.run("info", session));

    title("trace --format=text, thread json-tree, the first lines");
    List<String> trace =
        checked(cli.run("trace", "--format=text", "--thread=json-tree", session)).lines().toList();
    trace.stream().limit(TRACE_LINES).forEach(System.out::println);
    System.out.println("... " + Math.max(0, trace.size() - TRACE_LINES) + " more lines");

    Path report = directory.resolve("report");
    checked(
        cli.run(
            "report",
            "--format=html",
            "--output=" + report,
            "--sources=" + Artifacts.sampleSources(),
            session));
    title("report --format=html");
    System.out.println(indexOf(report).toUri());
  }

  private void deleteOldFiles() throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path indexOf(Path report) throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files
          .filter(file -> file.endsWith("index.html"))
          .min(Comparator.comparingInt(Path::getNameCount))
          .orElseThrow();
    }
  }

  private static void title(String text) {
    System.out.println("\n== " + text);
  }

  private static void print(Run run) {
    System.out.print(checked(run));
  }

  private static String checked(Run run) {
    return run.ok().stdout();
  }
}
