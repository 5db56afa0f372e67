package org.kcov4j.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** An experiment with all that was chosen: runs it, keeps each trial, and writes the report. */
final class Benchmark {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Experiment experiment;
  private final Settings settings;
  private final Path results;
  private final Path csv;

  Benchmark(Experiment experiment, Settings settings) throws IOException {
    this.experiment = experiment;
    this.settings = settings;
    results = Files.createDirectories(BenchPaths.results());
    csv = results.resolve(experiment.name() + ".csv");
  }

  /** Runs all trials and writes what the given function makes of them. */
  void run(BiFunction<Settings, List<Trial>, String> report) throws IOException {
    Path log = Files.createDirectories(results.resolve(experiment.name() + "-log"));
    Files.writeString(csv, Trial.CSV_HEADER + "\n");
    List<Trial> trials = new ArrayList<>();
    new TrialRunner(experiment, settings, BenchPaths.work(), log)
        .run(
            trial -> {
              trials.add(trial);
              keep(trial);
              show(trial);
            });
    String text = report.apply(settings, trials);
    Files.writeString(results.resolve(experiment.name() + ".md"), text);
    System.out.println("\n" + text);
  }

  private void keep(Trial trial) {
    try {
      Files.writeString(csv, trial.csv() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void show(Trial trial) {
    System.out.printf(
        "%s  %d  JDK %d  %-10s %-16s %s%n",
        LocalTime.now().format(CLOCK),
        trial.round(),
        trial.jdk().feature(),
        trial.workload(),
        trial.configuration(),
        trial.measurement().map(Benchmark::shown).orElse(trial.failure()));
  }

  private static String shown(Measurement m) {
    return String.format(Locale.ROOT, "%,14.0f ns  busy %.2f", m.cpuNanos(), m.busy());
  }
}
