package org.kcov4j.it.bench.transform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends all classes of the jar {@code bench.jar} through each transformer in turn, {@code
 * bench.transformRounds} times after as many to warm up, and prints the medians: classes for a
 * second of CPU time of the one thread, and how much larger classes become.
 */
public final class TransformDriver {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private TransformDriver() {}

  public static void main(String[] args) throws IOException {
    List<ClassFile> classes = ClassFile.in(Path.of(System.getProperty("bench.jar")));
    int rounds = Integer.getInteger("bench.transformRounds", 5);
    Map<Transformers, List<Long>> nanos = new EnumMap<>(Transformers.class);
    StringBuilder line = new StringBuilder("bench-result classes=" + classes.size());
    for (int round = 0; round < 2 * rounds; round++) {
      for (Transformers transformer : Transformers.values()) {
        long time = time(transformer, classes);
        if (round >= rounds) {
          nanos.computeIfAbsent(transformer, any -> new ArrayList<>()).add(time);
        }
      }
    }
    for (Transformers transformer : Transformers.values()) {
      String name = transformer.name().toLowerCase(Locale.ROOT);
      double perSecond = classes.size() / (median(nanos.get(transformer)) / 1e9);
      line.append(String.format(Locale.ROOT, " %s=%.0f", name, perSecond))
          .append(String.format(Locale.ROOT, " %sGrowth=%.3f", name, growth(transformer, classes)));
    }
    System.out.println(line);
  }

  private static long time(Transformers transformer, List<ClassFile> classes) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    for (ClassFile file : classes) {
      transformer.transform(file);
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private static double growth(Transformers transformer, List<ClassFile> classes)
      throws IOException {
    long before = 0;
    long after = 0;
    for (ClassFile file : classes) {
      before += file.bytes().length;
      after += transformer.transform(file).length;
    }
    return (double) after / before;
  }

  private static double median(List<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
