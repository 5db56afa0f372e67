package org.kcov4j.it.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a workload in more and more threads at once, each with an instance of its own, and prints
 * how many operations a second of CPU time gives: the same for any number of threads if they have
 * nothing to wait for. Property {@code bench.threads} lists the numbers, separated by commas.
 */
public final class ScalingDriver {

  private static final int MIN_MILLIS = 40;

  private ScalingDriver() {}

  public static void main(String[] args) throws Exception {
    DriverSettings settings = DriverSettings.fromProperties();
    List<Window> windows = run(settings, 2, settings.warmupMillis());
    int total = settings.windowMillis() * settings.windows();
    StringBuilder line = new StringBuilder(Driver.RESULT);
    for (String threads : System.getProperty("bench.threads", "1,2,4,8,16,32,64").split(",")) {
      int number = Integer.parseInt(threads);
      windows = run(settings, number, Math.max(MIN_MILLIS, total / number));
      line.append(String.format(Locale.ROOT, " %d=%.1f", number, operationsPerCpuSecond(windows)));
    }
    System.out.println(line);
  }

  /** Each thread runs for the given CPU time. */
  private static List<Window> run(DriverSettings settings, int threads, int cpuMillis)
      throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Window>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(executor.submit(() -> inThread(settings, cpuMillis)));
      }
      List<Window> windows = new ArrayList<>();
      for (Future<Window> future : futures) {
        windows.add(future.get());
      }
      return windows;
    } finally {
      executor.shutdown();
    }
  }

  private static Window inThread(DriverSettings settings, int cpuMillis) throws Exception {
    try (ThreadRecording recording = ThreadRecording.start(settings.record())) {
      Operations operations = new Operations(settings.newWorkload(), recording);
      return operations.window(cpuMillis);
    }
  }

  private static double operationsPerCpuSecond(List<Window> windows) {
    long operations = windows.stream().mapToLong(Window::operations).sum();
    long nanos = windows.stream().mapToLong(Window::cpuNanos).sum();
    return operations / (nanos / 1e9);
  }
}
