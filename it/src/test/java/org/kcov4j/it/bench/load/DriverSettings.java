package org.kcov4j.it.bench.load;

/**
 * What a driver is to do, as system properties, which every launcher passes on.
 *
 * @param workload class name of a {@link Workload}
 * @param record what the driver itself enables for its thread: {@code none}, {@code pc}, {@code
 *     unique} or {@code cmp}
 * @param windows how many windows are measured
 * @param windowMillis CPU time of a window, in milliseconds
 * @param warmupMillis CPU time after which warming up ends, steady or not, in milliseconds
 */
record DriverSettings(
    String workload, String record, int windows, int windowMillis, int warmupMillis) {

  static DriverSettings fromProperties() {
    return new DriverSettings(
        System.getProperty("bench.workload"),
        System.getProperty("bench.record", "none"),
        Integer.getInteger("bench.windows", 7),
        Integer.getInteger("bench.windowMillis", 200),
        Integer.getInteger("bench.warmupMillis", 10_000));
  }

  /** A new instance of the workload. */
  Workload newWorkload() throws ReflectiveOperationException {
    return (Workload) Class.forName(workload).getDeclaredConstructor().newInstance();
  }
}
