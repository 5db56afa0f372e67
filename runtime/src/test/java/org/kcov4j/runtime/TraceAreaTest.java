package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recorder;
import org.kcov4j.runtime.record.Recording;

class TraceAreaTest {
  static {
    // As an agent does: contexts are those that probes see.
    org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 8, 9, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30})
  void shouldRefuseIndexesOutside(int index) {
    TraceArea area = new TraceArea(new Recording(Area.anonymous(8)));
    assertThatThrownBy(() -> area.pc(index))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("expected an index from 1 to 7, found " + index);
  }

  @Test
  void shouldReadWhatIsThere() {
    TraceArea area = new TraceArea(new Recording(Area.anonymous(4)));
    area.buffer().putInt(0, 2).putInt(4, -1).putInt(8, 5).putInt(12, 6);
    assertThat(area.count()).isEqualTo(2);
    assertThat(area.pc(1)).isEqualTo(-1);
    assertThat(area.pc(3)).as("stale").isEqualTo(6);
    assertThat(area.overflown()).isFalse();
    area.buffer().putInt(0, 3);
    assertThat(area.overflown()).isTrue();
    area.reset();
    assertThat(area.count()).isZero();
    assertThat(area.pc(3)).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 8, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void statement23_aCorruptCountShouldBeCut(int count) {
    TraceArea area = new TraceArea(new Recording(Area.anonymous(8)));
    area.buffer().putInt(0, count);
    assertThat(area.count()).isEqualTo(7);
    assertThat(area.overflown()).isTrue();
  }

  /** Writers fill fresh areas; no slot up to the count may be what it was before it was written. */
  @ParameterizedTest
  @ValueSource(ints = {SessionLayout.MODE_PC, SessionLayout.MODE_UNIQUE})
  void statement24_aReaderShouldNeverSeeAnUnwrittenSlot(int mode) throws Exception {
    int writers = 3;
    int rounds = 60;
    int words = 20_001;
    for (int round = 0; round < rounds; round++) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread[] threads = new Thread[writers];
      TraceArea[] areas = new TraceArea[writers];
      IntBuffer[] otherMappings = new IntBuffer[writers];
      for (int t = 0; t < writers; t++) {
        Path file = directory.resolve(round + "-" + t);
        Area area = Area.inFile(file.toFile(), words);
        areas[t] = new TraceArea(new Recording(area));
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
          otherMappings[t] =
              open.getChannel()
                  .map(MapMode.READ_ONLY, 0, 4L * words)
                  .order(ByteOrder.nativeOrder())
                  .asIntBuffer();
        }
        int salt = round * writers + t;
        threads[t] =
            new Thread(
                () -> {
                  Context.current().enable(new Recording(area), mode);
                  Context context = Recorder.context();
                  for (int i = 1; i < words; i++) {
                    Probe.trace(context, expected(salt, i));
                  }
                });
        threads[t].setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        threads[t].start();
      }
      boolean all = false;
      while (!all && failure.get() == null) {
        all = true;
        for (int t = 0; t < writers; t++) {
          int salt = round * writers + t;
          TraceArea area = areas[t];
          IntBuffer other = otherMappings[t];
          all &= verify(salt, area::count, area::pc) == words - 1;
          all &=
              verify(
                      salt,
                      () -> {
                        int count = other.get(0);
                        Fences.acquireFence();
                        return count;
                      },
                      other::get)
                  == words - 1;
        }
      }
      for (Thread each : threads) {
        each.join();
      }
      assertThat(failure.get()).isNull();
    }
  }

  private static int verify(int salt, IntSupplier counts, IntUnaryOperator pcs) {
    int count = counts.getAsInt();
    // The newest first: they are the ones that might not be there.
    for (int i = count; i > 0 && i > count - 200; i--) {
      int pc = pcs.applyAsInt(i);
      if (pc != expected(salt, i)) {
        throw new AssertionError("slot " + i + " of " + count + " holds " + pc);
      }
    }
    return count;
  }

  /** Distinct for each position of an area, never 0. */
  private static int expected(int salt, int index) {
    return salt << 16 | index;
  }
}
