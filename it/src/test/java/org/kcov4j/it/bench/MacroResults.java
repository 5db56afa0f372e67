package org.kcov4j.it.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.kcov4j.it.harness.Jdk;

/** What all trials of a JDK say together. */
final class MacroResults {
  private final List<Trial> trials;
  private final ToDoubleFunction<Measurement> time;

  /**
   * @param all trials of any JDK
   * @param time the time that is of interest, in nanoseconds
   */
  MacroResults(Jdk jdk, List<Trial> all, ToDoubleFunction<Measurement> time) {
    this.time = time;
    trials = all.stream().filter(trial -> trial.jdk().equals(jdk)).toList();
  }

  /** Median time of an operation in nanoseconds, if any trial ended well. */
  OptionalDouble nanos(WorkloadSpec workload, String configuration) {
    return median(workload, configuration, time);
  }

  /** Median number of PCs recorded in an operation. */
  OptionalDouble pcs(WorkloadSpec workload, String configuration) {
    return median(workload, configuration, Measurement::pcs);
  }

  /** CPU time as a multiple of the plain program's. */
  OptionalDouble slowdown(WorkloadSpec workload, String configuration) {
    OptionalDouble plain = nanos(workload, Configuration.PLAIN);
    OptionalDouble traced = nanos(workload, configuration);
    return plain.isPresent() && traced.isPresent()
        ? OptionalDouble.of(traced.getAsDouble() / plain.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Geometric mean of slowdowns; empty unless every workload has one. */
  OptionalDouble meanSlowdown(List<WorkloadSpec> workloads, String configuration) {
    List<OptionalDouble> slowdowns =
        workloads.stream().map(workload -> slowdown(workload, configuration)).toList();
    return slowdowns.stream().allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(
            Statistics.geometricMean(slowdowns.stream().map(OptionalDouble::getAsDouble).toList()))
        : OptionalDouble.empty();
  }

  /**
   * What a configuration adds to the plain program, in nanoseconds for each of the given events.
   */
  OptionalDouble nanosPerEvent(WorkloadSpec workload, String configuration, OptionalDouble events) {
    OptionalDouble plain = nanos(workload, Configuration.PLAIN);
    OptionalDouble traced = nanos(workload, configuration);
    return plain.isPresent() && traced.isPresent() && events.orElse(0) > 0
        ? OptionalDouble.of((traced.getAsDouble() - plain.getAsDouble()) / events.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Whether all trials had warmed up before they were measured. */
  boolean steady(WorkloadSpec workload, String configuration) {
    return of(workload, configuration).stream().allMatch(Measurement::steady);
  }

  private OptionalDouble median(
      WorkloadSpec workload, String configuration, ToDoubleFunction<Measurement> value) {
    List<Double> values =
        of(workload, configuration).stream().map(m -> value.applyAsDouble(m)).toList();
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(values));
  }

  private List<Measurement> of(WorkloadSpec workload, String configuration) {
    return trials.stream()
        .filter(trial -> matches(trial, workload, configuration))
        .flatMap(trial -> trial.measurement().stream())
        .toList();
  }

  private static boolean matches(Trial trial, WorkloadSpec workload, String configuration) {
    return trial.workload().equals(workload) && trial.configuration().name().equals(configuration);
  }
}
