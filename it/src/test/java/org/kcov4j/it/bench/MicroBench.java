package org.kcov4j.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.kcov4j.it.harness.Jvms;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the JMH benchmarks of {@code design} on the running JDK, and writes {@code micro.md} and
 * what JMH prints. Arguments: a directory for results, a pattern of benchmark names.
 */
public final class MicroBench {

  private MicroBench() {}

  public static void main(String[] args) throws IOException, RunnerException {
    Path results = Files.createDirectories(Path.of(args[0]));
    Collection<RunResult> runs =
        new Runner(
                new OptionsBuilder()
                    .include("\\.design\\..*" + args[1])
                    .output(results.resolve("micro.txt").toString())
                    .build())
            .run();
    MarkdownTable table = new MarkdownTable(List.of("design", "ns", "error (99.9 %)"));
    for (RunResult run : runs) {
      Result<?> result = run.getPrimaryResult();
      String name = run.getParams().getBenchmark();
      table.row(
          List.of(
              name.substring(name.indexOf(".design.") + ".design.".length()),
              String.format(Locale.ROOT, "%.2f", result.getScore()),
              String.format(Locale.ROOT, "%.2f", result.getScoreError())));
    }
    String text = MachineFacts.sentence(List.of(Jvms.running())) + ".\n\n" + table;
    Files.writeString(results.resolve("micro.md"), text);
    System.out.println(text);
  }
}
