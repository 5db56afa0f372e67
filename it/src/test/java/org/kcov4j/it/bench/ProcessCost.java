package org.kcov4j.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.kcov4j.it.harness.Processes;
import org.kcov4j.it.harness.Run;

/**
 * What child processes cost.
 *
 * @param run the child
 * @param wallNanos from its start to its end
 * @param cpuNanos CPU time of all its threads, user and system; 0 where there is no {@code
 *     /proc/self/stat}
 */
record ProcessCost(Run run, long wallNanos, long cpuNanos) {
  private static final Path STAT = Path.of("/proc/self/stat");
  // proc(5): fields 16 and 17, waited-for children's time in user and kernel mode; the second field
  // is a name in parentheses.
  private static final int FIELD_AFTER_NAME = 3;
  private static final int CHILDREN_USER = 16;
  private static final int CHILDREN_SYSTEM = 17;
  // USER_HZ is 100 on all of Linux' architectures that HotSpot runs on.
  private static final long TICK_NANOS = 10_000_000;

  /**
   * Runs a command to its end. No other child may end meanwhile.
   *
   * @throws IllegalArgumentException if it takes longer than the limit
   */
  static ProcessCost of(List<String> command, Path directory, Duration limit) {
    long cpu = childrenTicks();
    long start = System.nanoTime();
    Run run = runWithin(command, directory, limit);
    long wall = System.nanoTime() - start;
    return new ProcessCost(run, wall, (childrenTicks() - cpu) * TICK_NANOS);
  }

  private static Run runWithin(List<String> command, Path directory, Duration limit) {
    try {
      return Processes.run(command, directory, limit);
    } catch (AssertionError e) {
      throw new IllegalArgumentException("not done in " + limit.toMinutes() + " minutes", e);
    }
  }

  private static long childrenTicks() {
    try {
      return Files.isReadable(STAT) ? ticks(Files.readString(STAT)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[CHILDREN_USER - FIELD_AFTER_NAME])
        + Long.parseLong(fields[CHILDREN_SYSTEM - FIELD_AFTER_NAME]);
  }
}
