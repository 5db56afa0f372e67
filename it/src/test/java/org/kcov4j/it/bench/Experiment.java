package org.kcov4j.it.bench;

import java.util.List;
import java.util.Map;

/** What is done with a workload in a JVM of its own, and what is measured of it. */
interface Experiment {

  /** Names the files with its results. */
  String name();

  /** Class name of the program in {@code load}. */
  String mainClass();

  /** Arguments to the JVM in every configuration. */
  List<String> jvmArgs();

  /**
   * Makes a measurement of what a program printed.
   *
   * @param printed its result line
   * @param cost what the whole process cost
   */
  Measurement measurement(Map<String, String> printed, ProcessCost cost);

  /** The same workload over and over until it is steady; measured is its thread. */
  Experiment MACRO =
      new Experiment() {
        @Override
        public String name() {
          return "macro";
        }

        @Override
        public String mainClass() {
          return "org.kcov4j.it.bench.load.Driver";
        }

        @Override
        public List<String> jvmArgs() {
          // One thread collects garbage, and never beside the measured one.
          // A thread waits for its code to be compiled: on a busy machine the compiler, which works
          // elsewhere, would fall behind any warm-up that is counted in the thread's CPU time.
          return List.of("-XX:+UseSerialGC", "-Xms768m", "-Xmx768m", "-Xbatch");
        }

        @Override
        public Measurement measurement(Map<String, String> printed, ProcessCost cost) {
          return new Measurement(
              Double.parseDouble(printed.get("cpuNanos")),
              Double.parseDouble(printed.get("minCpuNanos")),
              Double.parseDouble(printed.get("busy")),
              Boolean.parseBoolean(printed.get("steady")),
              Double.parseDouble(printed.get("pcs")),
              printed.get("check"));
        }
      };

  /** One operation in a new JVM; measured is the process, all its threads. */
  Experiment START_UP =
      new Experiment() {
        @Override
        public String name() {
          return "startup";
        }

        @Override
        public String mainClass() {
          return "org.kcov4j.it.bench.load.Once";
        }

        @Override
        public List<String> jvmArgs() {
          return List.of();
        }

        @Override
        public Measurement measurement(Map<String, String> printed, ProcessCost cost) {
          return new Measurement(
              cost.cpuNanos(),
              cost.wallNanos(),
              (double) cost.cpuNanos() / cost.wallNanos(),
              true,
              Double.parseDouble(printed.get("pcs")),
              printed.get("check"));
        }
      };
}
