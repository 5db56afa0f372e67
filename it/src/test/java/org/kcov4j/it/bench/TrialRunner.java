package org.kcov4j.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Run;

/**
 * Starts a JVM for each round, JDK, workload and configuration, in this order: what is compared
 * runs one after the other, and a change of the machine's speed meets all of it.
 */
final class TrialRunner {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final Experiment experiment;
  private final Settings settings;
  private final Path work;
  private final Path log;
  private final Map<String, String> checks = new HashMap<>();

  /**
   * @param work a directory for what the coverage tools write
   * @param log a directory for what the programs print
   */
  TrialRunner(Experiment experiment, Settings settings, Path work, Path log) {
    this.experiment = experiment;
    this.settings = settings;
    this.work = work;
    this.log = log;
  }

  /** Runs everything; hands over each trial as it ends. */
  void run(Consumer<Trial> listener) {
    for (int round = 0; round < settings.rounds(); round++) {
      for (Jdk jdk : settings.jdks()) {
        for (WorkloadSpec workload : settings.workloads()) {
          for (Configuration configuration : settings.configurations()) {
            listener.accept(trial(round, jdk, workload, configuration));
          }
        }
      }
    }
  }

  private Trial trial(int round, Jdk jdk, WorkloadSpec workload, Configuration configuration) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Optional<Measurement> measurement = Optional.empty();
    String failure = "";
    try (ScratchDirectory scratch = ScratchDirectory.in(work)) {
      Path directory = scratch.path();
      List<String> command = command(jdk, workload, configuration, directory);
      ProcessCost cost = ProcessCost.of(command, directory, LIMIT);
      Run run = cost.run();
      Files.writeString(log.resolve(name(jdk, workload, configuration)), run.toString());
      measurement =
          Optional.of(checked(jdk, workload, experiment.measurement(ResultLine.of(run), cost)));
    } catch (IllegalArgumentException e) {
      failure = e.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Trial(jdk, workload, configuration, round, load, measurement, failure);
  }

  private List<String> command(
      Jdk jdk, WorkloadSpec workload, Configuration configuration, Path directory) {
    List<String> jvmArgs = new ArrayList<>(experiment.jvmArgs());
    jvmArgs.addAll(settings.driverArgs());
    return workload
        .program(experiment, configuration)
        .command(jdk, configuration, jvmArgs, directory);
  }

  private static String name(Jdk jdk, WorkloadSpec workload, Configuration configuration) {
    String name = jdk.feature() + "-" + workload + "-" + configuration + ".txt";
    return name.replace(':', '-');
  }

  /** The measurement, if its operation gave what it gave in every other configuration. */
  private Measurement checked(Jdk jdk, WorkloadSpec workload, Measurement measurement) {
    String expected = checks.putIfAbsent(jdk + " " + workload, measurement.check());
    if (expected != null && !expected.equals(measurement.check())) {
      throw new IllegalArgumentException(
          "expected result " + expected + ", found " + measurement.check());
    }
    return measurement;
  }
}
