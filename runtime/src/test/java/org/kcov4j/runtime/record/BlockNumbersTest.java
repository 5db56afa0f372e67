package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

/** Numbers, and what becomes of threads when there are more of them than tables have room for. */
class BlockNumbersTest {
  static {
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private static final int MODE_PC = SessionLayout.MODE_PC;
  private static final int MODE_UNIQUE = SessionLayout.MODE_UNIQUE;

  @Test
  void aPcShouldKeepItsNumber() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int[] pcs = random.ints(20_000).filter(pc -> pc != 0).distinct().toArray();
    Set<Integer> numbers = new HashSet<>();
    int[] first = BlockNumbers.of(pcs);
    for (int number : first) {
      numbers.add(number);
    }
    assertThat(numbers).hasSize(pcs.length).allMatch(number -> number >= 0);
    assertThat(BlockNumbers.of(pcs)).isEqualTo(first);
    for (int i = 0; i < pcs.length; i++) {
      assertThat(BlockNumbers.find(pcs[i])).isEqualTo(first[i]);
    }
  }

  @Test
  void aPcWithoutANumberShouldNotBeFound() {
    BlockNumbers.of(0x7000_0001);
    assertThat(BlockNumbers.find(0x7000_0002)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {MODE_PC, MODE_UNIQUE})
  void statement48_blocksNumberedAfterTheAreaWasMadeShouldBeRecorded(int mode) {
    int first = mode << 24;
    int more = BlockNumbers.allSeen().capacity() + 1_000;
    Area area = Area.anonymous(2 * more + 8);
    Context.current().enable(new Recording(area), mode);
    for (int pc = first; pc < first + more; pc++) {
      Probe.enter(pc);
    }
    for (int pc = first; pc < first + more; pc++) {
      Probe.enter(pc);
    }
    Context.current().disable();
    Probe.enter(first + more);
    int times = mode == MODE_PC ? 2 : 1;
    assertThat(area.buffer().getInt(0)).isEqualTo(times * more);
    for (int i = 1; i <= times * more; i++) {
      assertThat(area.buffer().getInt(4 * i)).isEqualTo(first + (i - 1) % more);
    }
  }

  @Test
  void tablesThatThreadsMayStillLookAtShouldBeKept() {
    WeakReference<SeenTable> all = new WeakReference<>(BlockNumbers.allSeen());
    WeakReference<SeenTable> none = new WeakReference<>(BlockNumbers.noneSeen());
    int more = BlockNumbers.allSeen().capacity() + 1;
    for (int pc = 0x5100_0000; pc < 0x5100_0000 + more; pc++) {
      BlockNumbers.of(pc);
    }
    assertThat(BlockNumbers.allSeen().capacity()).isGreaterThanOrEqualTo(more);
    System.gc();
    assertThat(all.get()).isNotNull();
    assertThat(none.get()).isNotNull();
  }

  @Test
  void threadsShouldRecordWhileBlocksAreAdded() throws Exception {
    int threads = 4;
    Area[] areas = new Area[threads];
    Thread[] all = new Thread[threads];
    AtomicBoolean failed = new AtomicBoolean();
    int blocks = (BlockNumbers.allSeen().capacity() + 1_000) / threads;
    for (int t = 0; t < threads; t++) {
      int first = 0x1200_0000 + (t << 22);
      Area area = Area.anonymous(blocks + 2);
      areas[t] = area;
      all[t] =
          new Thread(
              () -> {
                Context.current().enable(new Recording(area), MODE_UNIQUE);
                for (int pc = first; pc < first + blocks; pc++) {
                  Probe.trace(Probe.enter(pc), first);
                }
                Context.current().disable();
              });
      all[t].setUncaughtExceptionHandler((thread, e) -> failed.set(true));
      all[t].start();
    }
    for (Thread each : all) {
      each.join();
    }
    assertThat(failed).isFalse();
    for (int t = 0; t < threads; t++) {
      assertThat(areas[t].buffer().getInt(0)).isEqualTo(blocks);
      for (int i = 1; i <= blocks; i++) {
        assertThat(areas[t].buffer().getInt(4 * i)).isEqualTo(0x1200_0000 + (t << 22) + i - 1);
      }
    }
  }

  @Test
  void statement16_manyThreadsAtOnceShouldEachKeepTheirContext() throws Exception {
    // More threads than the table has buckets, so that some share one.
    int threads = 3_000;
    Area shared = Area.anonymous(16);
    Context.current().enable(new Recording(shared), MODE_PC);
    Context mine = Recorder.context();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> Probe.enter(77));
      thread.start();
      thread.join();
      assertThat(Recorder.context()).isSameAs(mine);
    }
    Context.current().disable();
    assertThat(shared.buffer().getInt(0)).isZero();
  }
}
