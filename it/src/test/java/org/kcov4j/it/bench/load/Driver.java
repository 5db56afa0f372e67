package org.kcov4j.it.bench.load;

import java.util.Arrays;
import java.util.Locale;

/**
 * Runs a workload until it is steady, measures it, and prints one line of {@code key=value} pairs
 * that begins with {@link #RESULT}. An operation with another result than the first, or an area
 * that overflows, ends it with an exception and without that line.
 */
public final class Driver {
  /** The first word of the line with the result. */
  public static final String RESULT = "bench-result";

  private Driver() {}

  public static void main(String[] args) throws Exception {
    DriverSettings settings = DriverSettings.fromProperties();
    try (ThreadRecording recording = ThreadRecording.start(settings.record())) {
      System.out.println(measure(settings, new Operations(settings.newWorkload(), recording)));
    }
  }

  private static String measure(DriverSettings settings, Operations operations) throws Exception {
    WarmUp warmUp = new WarmUp();
    long warmUpNanos = 0;
    while (!warmUp.steady() && warmUpNanos < settings.warmupMillis() * 1_000_000L) {
      Window window = operations.window(settings.windowMillis());
      warmUp.add(window.cpuPerOperation());
      warmUpNanos += window.cpuNanos();
    }
    Window[] windows = new Window[settings.windows()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = operations.window(settings.windowMillis());
    }
    return line(windows, warmUp.steady(), warmUpNanos, operations);
  }

  private static String line(
      Window[] windows, boolean steady, long warmUpNanos, Operations operations) {
    double[] cpu = sorted(windows);
    Window first = windows[0];
    long wall = 0;
    long used = 0;
    for (Window window : windows) {
      wall += window.wallNanos();
      used += window.cpuNanos();
    }
    return String.format(
        Locale.ROOT,
        "%s cpuNanos=%.1f minCpuNanos=%.1f busy=%.3f steady=%b warmUpMillis=%d pcs=%.0f check=%x",
        RESULT,
        cpu[cpu.length / 2],
        cpu[0],
        (double) used / wall,
        steady,
        warmUpNanos / 1_000_000,
        first.pcsPerOperation(),
        operations.check());
  }

  private static double[] sorted(Window[] windows) {
    return Arrays.stream(windows).mapToDouble(Window::cpuPerOperation).sorted().toArray();
  }
}
