package org.kcov4j.runtime.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingLimitTest {
  @TempDir Path directory;

  @Test
  void shouldLeaveHalfOfTheMappingsToTheJvm() throws IOException {
    MappingLimit limit = limit(51, "100\n");
    assertThat(asked(limit)).as("looked at from time to time").isEqualTo(1_000);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(limit::check)
        .withMessageContaining("vm.max_map_count");
  }

  @Test
  void shouldAllowMoreWhenSomeAreGone() throws IOException {
    AtomicLong clock = new AtomicLong();
    MappingLimit limit =
        new MappingLimit(lines(51), maximum("100\n")) {
          @Override
          long nanoTime() {
            return clock.get();
          }
        };
    assertThat(asked(limit)).isEqualTo(1_000);
    lines(50);
    clock.addAndGet(1_000_000_000);
    assertThat(asked(limit)).as("looked at once a second").isZero();
    clock.addAndGet(1);
    assertThat(asked(limit)).isEqualTo(5_000);
  }

  @Test
  void shouldHaveGarbageCollectedWhereThatHelps() throws IOException {
    List<String> calls = new ArrayList<>();
    MappingLimit limit =
        new MappingLimit(lines(51), maximum("100\n")) {
          @Override
          void collectGarbage() {
            calls.add("collect");
            try {
              lines(20);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    for (int i = 0; i < 13; i++) {
      limit.abandoned();
    }
    assertThat(asked(limit)).isEqualTo(5_000);
    assertThat(calls).hasSize(1);
    lines(51);
    Thread.currentThread().interrupt();
    assertThat(asked(limit)).as("nothing was abandoned since").isLessThan(5_000);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).hasSize(1);
  }

  @Test
  void shouldKnowNoLimitWhereTheSystemNamesNone() throws IOException {
    assertThat(asked(limit(51, ""))).isEqualTo(5_000);
    File none = directory.resolve("none").toFile();
    assertThat(asked(new MappingLimit(none, none))).isEqualTo(5_000);
  }

  @Test
  void shouldFindWhatLinuxKeeps() {
    // As Area asks; a JVM has some hundreds.
    MappingLimit limit =
        new MappingLimit(new File("/proc/self/maps"), new File("/proc/sys/vm/max_map_count"));
    assertThat(asked(limit)).isEqualTo(5_000);
  }

  private MappingLimit limit(int mappings, String maximum) throws IOException {
    return new MappingLimit(lines(mappings), maximum(maximum));
  }

  private File maximum(String text) throws IOException {
    return Files.writeString(directory.resolve("maximum"), text).toFile();
  }

  private File lines(int count) throws IOException {
    return Files.writeString(directory.resolve("maps"), "a mapping\n".repeat(count)).toFile();
  }

  /** How many of 5,000 mappings there may be, one after the other. */
  private static int asked(MappingLimit limit) {
    for (int i = 0; i < 5_000; i++) {
      try {
        limit.check();
      } catch (IOException e) {
        return i;
      }
    }
    return 5_000;
  }
}
