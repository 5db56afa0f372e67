package org.kcov4j.runtime.area;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Leaves the JVM half of the memory mappings that Linux allows a process ({@code
 * vm.max_map_count}). One that gets none for its heap or for a stack ends, and a program may well
 * have more threads, virtual ones, than there are mappings. Thread-safe.
 */
class MappingLimit {
  /** Looking takes milliseconds where there are many. */
  private static final int AREAS_BETWEEN_LOOKS = 1_000;

  private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000L;

  /** How often, and how long, to wait for mappings that the garbage collector found to go. */
  private static final int WAITS = 20;

  private static final long WAIT_MILLIS = 100;

  private final File mappings;
  private final int allowed;
  private int areasToNextLook = AREAS_BETWEEN_LOOKS;
  private boolean reached;
  private int found;
  private int abandoned;
  // Whether mappings that nobody reaches are going away.
  private boolean cleaning;
  private long reachedAt;

  /**
   * @param mappings has a line for each mapping
   * @param maximum has how many there may be; no limit where it cannot be read
   */
  MappingLimit(File mappings, File maximum) {
    this.mappings = mappings;
    this.allowed = half(maximum);
  }

  /**
   * Asks for a mapping more.
   *
   * @throws IOException if half of what is allowed is there already
   */
  synchronized void check() throws IOException {
    boolean look = reached ? nanoTime() - reachedAt > NANOS_BETWEEN_LOOKS : --areasToNextLook < 0;
    if (look) {
      found = count();
      // Early, for it takes time; and where it is of no use a program is spared it.
      if (found > allowed / 4 * 3 && abandoned > allowed / 4) {
        abandoned = 0;
        collectGarbage();
        cleaning = true;
      }
      if (found > allowed && cleaning) {
        waitForCleaning();
      }
      reached = found > allowed;
      reachedAt = nanoTime();
      areasToNextLook = AREAS_BETWEEN_LOOKS;
    }
    if (reached) {
      throw new IOException(
          "expected at most "
              + allowed
              + " memory mappings (half of vm.max_map_count), found "
              + found);
    }
  }

  /** Notes that there is a mapping that the garbage collector may find now. */
  synchronized void abandoned() {
    abandoned++;
  }

  /** Has mappings given back that nobody reaches; as the JDK does where it gets no more. */
  void collectGarbage() {
    System.gc();
  }

  /** The clock. */
  long nanoTime() {
    return System.nanoTime();
  }

  private void waitForCleaning() {
    int before = found;
    boolean interrupted = Thread.interrupted();
    for (int i = 0; i < WAITS && found > allowed; i++) {
      try {
        Thread.sleep(WAIT_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      found = count();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    cleaning = found < before;
  }

  private int count() {
    int count = 0;
    byte[] some = new byte[1 << 16];
    try (InputStream in = new FileInputStream(mappings)) {
      for (int n = in.read(some); n > 0; n = in.read(some)) {
        for (int i = 0; i < n; i++) {
          if (some[i] == '\n') {
            count++;
          }
        }
      }
    } catch (IOException e) {
      return 0; // No Linux: nothing is known of a limit.
    }
    return count;
  }

  private static int half(File maximum) {
    byte[] text = new byte[32];
    try (InputStream in = new FileInputStream(maximum)) {
      // By one call: what Linux makes up for a number has nothing behind its beginning.
      int length = Math.max(0, in.read(text));
      return Integer.parseInt(new String(text, 0, length, StandardCharsets.US_ASCII).trim()) / 2;
    } catch (IOException | NumberFormatException | SecurityException e) {
      return Integer.MAX_VALUE;
    }
  }
}
