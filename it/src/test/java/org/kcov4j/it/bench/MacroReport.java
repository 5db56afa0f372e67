package org.kcov4j.it.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.kcov4j.it.harness.Jdk;

/** Trials as Markdown. */
final class MacroReport {
  private static final double BUSY_MACHINE = 1;
  private static final double OWN_CORE = 0.8;
  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  private final Settings settings;
  private final List<Trial> trials;
  private final StringBuilder text = new StringBuilder();

  private MacroReport(Settings settings, List<Trial> trials) {
    this.settings = settings;
    this.trials = trials;
  }

  /** Of {@link Experiment#MACRO}. */
  static String macro(Settings settings, List<Trial> trials) {
    return new MacroReport(settings, trials).macro();
  }

  /** Of {@link Experiment#START_UP}. */
  static String startUp(Settings settings, List<Trial> trials) {
    return new MacroReport(settings, trials).startUp();
  }

  private String macro() {
    circumstances();
    disturbances();
    String counting = counting();
    for (Jdk jdk : settings.jdks()) {
      SlowdownTable tables = tables(jdk, Measurement::cpuNanos);
      title(jdk + ": slowdown").append(tables.slowdowns("µs/op", MICROS));
      if (!counting.isEmpty()) {
        title(jdk + ": ns per block executed").append(tables.perBlock(counting));
      }
    }
    return failures();
  }

  private String startUp() {
    circumstances();
    for (Jdk jdk : settings.jdks()) {
      title(jdk + ": CPU time of a process with one operation")
          .append(tables(jdk, Measurement::cpuNanos).slowdowns("ms", MILLIS));
      title(jdk + ": wall time of a process with one operation")
          .append(tables(jdk, Measurement::otherNanos).slowdowns("ms", MILLIS));
    }
    return failures();
  }

  private SlowdownTable tables(Jdk jdk, ToDoubleFunction<Measurement> time) {
    return new SlowdownTable(settings, new MacroResults(jdk, trials, time));
  }

  private StringBuilder title(String title) {
    return text.append("\n### ").append(title).append("\n\n");
  }

  private void circumstances() {
    long busy = trials.stream().filter(trial -> trial.load() > BUSY_MACHINE).count();
    double load = Statistics.median(trials.stream().map(Trial::load).toList());
    text.append(MachineFacts.sentence(settings.jdks()))
        .append(
            String.format(
                Locale.ROOT,
                ".%nRounds: %d, medians. Load average before a JVM: median %.1f, above 1 for %d of %d.%n",
                settings.rounds(),
                load,
                busy,
                trials.size()));
  }

  private void disturbances() {
    List<Measurement> all = trials.stream().flatMap(trial -> trial.measurement().stream()).toList();
    long disturbed = all.stream().filter(each -> each.busy() < OWN_CORE).count();
    text.append(
        String.format(
            Locale.ROOT,
            "The measured thread had a core for less than %.0f %% of the time in %d of %d JVMs.%n",
            100 * OWN_CORE,
            disturbed,
            all.size()));
  }

  /** The first configuration that records each block, if a plain one is there to compare with. */
  private String counting() {
    boolean plain =
        settings.configurations().stream()
            .anyMatch(each -> each.name().equals(Configuration.PLAIN));
    return settings.configurations().stream()
        .filter(each -> plain && each.record().equals("pc"))
        .map(Configuration::name)
        .findFirst()
        .orElse("");
  }

  private String failures() {
    List<String> failures =
        trials.stream()
            .filter(trial -> !trial.failure().isEmpty())
            .map(
                trial ->
                    String.format(
                        "* %s, %s, %s: %s%n",
                        trial.jdk(), trial.workload(), trial.configuration(), trial.failure()))
            .distinct()
            .toList();
    if (!failures.isEmpty()) {
      text.append("\nNot measured:\n\n").append(String.join("", failures));
    }
    return text.toString();
  }
}
