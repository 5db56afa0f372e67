package org.kcov4j.it.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarFile;

/**
 * Loads all classes of the jar {@code bench.jar}, then starts threads that wait, and prints how
 * much memory each step took: heap after a collection, and resident memory of the process.
 */
public final class Footprint {
  private static final int THREADS = 500;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Footprint() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    // What only has to be loaded once is there before the first look.
    waiting(10, end);
    long[] before = now();
    int classes = loadAll(System.getProperty("bench.jar"));
    long[] loaded = now();
    waiting(THREADS, end);
    long[] started = now();
    System.out.printf(
        Locale.ROOT,
        "%s classes=%d heapPerClass=%d residentPerClass=%d heapPerThread=%d residentPerThread=%d%n",
        Driver.RESULT,
        classes,
        (loaded[0] - before[0]) / classes,
        (loaded[1] - before[1]) / classes,
        (started[0] - loaded[0]) / THREADS,
        (started[1] - loaded[1]) / THREADS);
    end.countDown();
  }

  private static int loadAll(String jar) throws IOException {
    List<String> names;
    try (JarFile file = new JarFile(jar)) {
      names =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .toList();
    }
    int loaded = 0;
    for (String name : names) {
      try {
        Class.forName(name, false, Footprint.class.getClassLoader());
        loaded++;
      } catch (ClassNotFoundException | LinkageError e) {
        // Its supertypes are no part of the jar.
      }
    }
    return loaded;
  }

  private static void waiting(int threads, CountDownLatch end) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> waitFor(end, started), "waiting");
      thread.setDaemon(true);
      thread.start();
    }
    started.await();
  }

  private static void waitFor(CountDownLatch end, CountDownLatch started) {
    started.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bytes of heap in use, and of resident memory. */
  private static long[] now() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(each -> each.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return new long[] {heap, 1024 * Long.parseLong(line.replaceAll("\\D", ""))};
  }
}
