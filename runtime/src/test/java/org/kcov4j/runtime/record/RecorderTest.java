package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

/** Probes as instrumented code would call them, on the thread of the test. */
class RecorderTest {
  static {
    // As an agent does: contexts are those that probes see.
    org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private static final int PC = SessionLayout.MODE_PC;
  private static final int UNIQUE = SessionLayout.MODE_UNIQUE;

  @TempDir Path directory;

  @AfterEach
  void disable() {
    Context.current().disable();
  }

  @Test
  void statement17_threadsShouldNotSeeEachOthersPcs() throws Exception {
    int threads = 8;
    int pcs = 20_000;
    Area[] areas = new Area[threads];
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      areas[t] = Area.anonymous(pcs + 1);
      all[t] =
          new Thread(
              () -> {
                try {
                  Context.current().enable(new Recording(areas[me]), PC);
                  together.await();
                  for (int i = 0; i < pcs; i++) {
                    Probe.enter(me << 24 | i + 1);
                  }
                } catch (Exception e) {
                  failures.add(e);
                }
              });
      all[t].start();
    }
    for (Thread each : all) {
      each.join();
    }
    assertThat(failures).isEmpty();
    for (int t = 0; t < threads; t++) {
      assertThat(count(areas[t])).isEqualTo(pcs);
      for (int i = 0; i < pcs; i++) {
        assertThat(word(areas[t], i + 1)).isEqualTo(t << 24 | i + 1);
      }
    }
  }

  @Test
  void statement18_shouldWriteNothingForAThreadThatIsNotEnabled() throws Exception {
    Area area = enable(16, PC);
    Thread other =
        new Thread(
            () -> {
              Context context = Probe.enter(1);
              Probe.trace(context, 2);
            });
    other.start();
    other.join();
    assertThat(words(area)).containsOnly(0);
    Context context = Probe.enter(3);
    Context.current().disable();
    Probe.trace(context, 4);
    Probe.enter(5);
    assertThat(words(area)).startsWith(1, 3, 0);
  }

  @Test
  void statement15_aChildShouldStartDisabled() throws Exception {
    Area area = enable(16, PC);
    AtomicReference<Recording> childs = new AtomicReference<>();
    Thread child =
        new Thread(
            () -> {
              Probe.enter(7);
              childs.set(Context.current().recording());
            });
    child.start();
    child.join();
    assertThat(childs.get()).isNull();
    assertThat(count(area)).isZero();
  }

  @Test
  void statement19_shouldKeepOrderAndRepeats() {
    Area area = enable(16, PC);
    Context context = Probe.enter(3);
    for (int pc : new int[] {1, 2, 1, 1, -1, Integer.MIN_VALUE}) {
      Probe.trace(context, pc);
    }
    assertThat(words(area)).startsWith(7, 3, 1, 2, 1, 1, -1, Integer.MIN_VALUE, 0);
  }

  @Test
  void statement20_shouldDropPcWhenFull() {
    Area area = enable(4, PC);
    for (int pc = 1; pc <= 10; pc++) {
      Probe.enter(pc);
    }
    assertThat(words(area)).containsExactly(3, 1, 2, 3);
  }

  @Test
  void statement1_shouldHoldOnePcInTwoWords() {
    Area area = enable(2, PC);
    Probe.enter(8);
    Probe.enter(9);
    assertThat(words(area)).containsExactly(1, 8);
  }

  @Test
  void statement21_shouldRestartAtWordOneAfterAReset() {
    Area area = enable(4, PC);
    Probe.enter(1);
    Probe.enter(2);
    setCount(area, 0);
    assertThat(words(area)).containsExactly(0, 1, 2, 0);
    Probe.enter(5);
    assertThat(words(area)).as("later words stay stale").containsExactly(1, 5, 2, 0);
  }

  @Test
  void statement22_shouldGoOnBehindAStoredCount() {
    Area area = enable(8, PC);
    setCount(area, 3);
    Probe.enter(9);
    assertThat(words(area)).containsExactly(4, 0, 0, 0, 9, 0, 0, 0);
    setCount(area, 6);
    Probe.enter(10);
    Probe.enter(11);
    assertThat(words(area)).containsExactly(7, 0, 0, 0, 9, 0, 0, 10);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {-1, -2, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 16, 15, 17, Integer.MAX_VALUE})
  void statement23_shouldNotFollowACorruptCount(int count) throws IOException {
    for (int mode : new int[] {PC, UNIQUE}) {
      for (int maxWords : new int[] {16, 64}) {
        Path file = directory.resolve(mode + "-" + maxWords);
        Area area = Area.inFile(file.toFile(), 16);
        // What lies behind the area in its page is seen through the file.
        byte[] guard = new byte[4096 - 64];
        Arrays.fill(guard, (byte) 0x55);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.seek(64);
          open.write(guard);
        }
        Context.current().enable(new Recording(area, maxWords), mode);
        setCount(area, count);
        for (int pc = 1; pc <= 40; pc++) {
          Probe.trace(Context.current(), pc);
          Probe.enter(pc);
        }
        Context.current().disable();
        assertThat(area.words()).as("does not grow").isEqualTo(16);
        assertThat(count(area)).isEqualTo(count);
        assertThat(words(area)).endsWith(new int[15]);
        byte[] all = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(all, 64, all.length)).isEqualTo(guard);
      }
    }
  }

  @Test
  void statement25_blocksThatRunWhileAnAreaGrowsShouldNotDisturbIt() throws IOException {
    Area area = Area.inFile(directory.resolve("a").toFile(), 4);
    int[] refusals = {0};
    Recording recording =
        new Recording(area, 64) {
          @Override
          protected void growthRefused(Throwable cause) {
            refusals[0]++;
            for (int i = 0; i < 100; i++) {
              Probe.enter(1_000 + i);
            }
          }
        };
    Context.current().enable(recording, PC);
    Files.delete(directory.resolve("a"));
    Files.createDirectory(directory.resolve("a")); // It cannot be opened for growth.
    for (int pc = 1; pc <= 5; pc++) {
      Probe.enter(pc);
    }
    assertThat(refusals[0]).as("asked once").isEqualTo(1);
    assertThat(words(area)).containsExactly(3, 1, 2, 3);
  }

  @Test
  void statement26_framesEnteredWhileTheGateWasClosedShouldBeRecorded() throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(ClosedGate.class);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly("true true", "[3, 20, 30, 31]", "[3, 20, 30, 31]", "same true");
  }

  @Test
  void statement33_aMarkEnteredWhileTheGateWasClosedShouldNotEndAnothersInterrupt()
      throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(ClosedMark.class);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("[1, 4, 0, 0]");
  }

  /** The first thread is enabled inside a method that is an interrupt. */
  static final class ClosedMark {
    public static void main(String[] args) {
      org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
      Area area = Area.anonymous(4);
      Recorder.enterInterrupt();
      Context.current().enable(new Recording(area), PC);
      Probe.enter(1);
      Context.current().enterInterrupt();
      Probe.enter(2);
      Recorder.exitInterrupt();
      Probe.enter(3);
      Context.current().exitInterrupt();
      Probe.enter(4);
      System.out.println(Arrays.toString(words(area)));
    }
  }

  /** The first thread is enabled long after the first probe. */
  static final class ClosedGate {
    public static void main(String[] args) {
      org.kcov4j.runtime.record.ContextTable.install(null, SessionLayout.MODE_NONE);
      Context entered = Probe.enter(1);
      Probe.trace(entered, 2);
      Context closed = org.kcov4j.runtime.record.ContextTable.CLOSED;
      System.out.println((entered == closed) + " " + (GatedRecorder.context() == closed));
      Area area = Area.anonymous(4);
      Context.current().enable(new Recording(area), PC);
      Probe.trace(entered, 20);
      Context later = Probe.enter(30);
      Probe.trace(later, 31);
      System.out.println(Arrays.toString(words(area)));
      Context.current().disable();
      Probe.trace(entered, 40);
      Probe.trace(later, 41);
      System.out.println(Arrays.toString(words(area)));
      System.out.println("same " + (later == GatedRecorder.context()));
    }
  }

  @Test
  void statement33_shouldResumeAtTheOutermostExit() {
    Area area = enable(16, PC);
    Context context = Context.current();
    context.enterInterrupt();
    Probe.trace(context, 1);
    context.enterInterrupt();
    Probe.enter(2);
    context.exitInterrupt();
    Probe.enter(3);
    context.exitInterrupt();
    Probe.enter(4);
    context.exitInterrupt(); // Without effect outside of one.
    Probe.enter(5);
    context.enterInterrupt();
    Probe.enter(6);
    context.exitInterrupt();
    assertThat(words(area)).startsWith(2, 4, 5, 0);
  }

  @Test
  void statement33_enablingInsideAnInterruptShouldRecordFromItsExit() {
    Context context = Context.current();
    context.enterInterrupt();
    Area area = enable(16, PC);
    Probe.enter(1);
    context.exitInterrupt();
    Probe.enter(2);
    assertThat(words(area)).startsWith(1, 2, 0);
  }

  @Test
  void statement47_shouldRecordEachPcOnceForEachReset() {
    Area area = enable(16, UNIQUE);
    for (int pc : new int[] {5, 6, 5, 7, 6, 5}) {
      Probe.enter(pc);
    }
    assertThat(words(area)).startsWith(3, 5, 6, 7, 0);
    setCount(area, 0);
    for (int pc : new int[] {7, 7, 5, 7}) {
      Probe.enter(pc);
    }
    assertThat(words(area)).startsWith(2, 7, 5, 7, 0);
  }

  @Test
  void statement47_anInterruptShouldNotCostThePcsOfTheFilter() {
    Area area = enable(16, UNIQUE);
    Context context = Probe.enter(5);
    context.enterInterrupt();
    Probe.trace(context, 6);
    context.exitInterrupt();
    Probe.trace(context, 6);
    Probe.trace(context, 5);
    assertThat(words(area)).startsWith(2, 5, 6, 0);
  }

  @Test
  void statement48_shouldRecordPcsOfAnyValue() {
    Area area = enable(2_000, UNIQUE);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1_000; i++) {
        Probe.enter(i * 0x01000193 | 1);
      }
    }
    int distinct =
        (int) Arrays.stream(words(area)).skip(1).filter(pc -> pc != 0).distinct().count();
    assertThat(count(area)).isEqualTo(distinct).isEqualTo(1_000);
  }

  @Test
  void statement49_whatDidNotFitShouldStaySuppressedUntilReset() {
    Area area = enable(4, UNIQUE);
    for (int pc = 1; pc <= 100; pc++) {
      Probe.enter(pc);
    }
    assertThat(words(area)).containsExactly(3, 1, 2, 3);
    setCount(area, 2);
    Probe.enter(4);
    assertThat(words(area)).as("seen before").containsExactly(2, 1, 2, 3);
    setCount(area, 0);
    Probe.enter(4);
    assertThat(words(area)).containsExactly(1, 4, 2, 3);
  }

  @Test
  void statement12_pcsOfAnotherModeShouldCountAsSeen() {
    Area area = Area.anonymous(16);
    Recording recording = new Recording(area);
    Context.current().enable(recording, PC);
    Probe.enter(1);
    Probe.enter(1);
    Probe.enter(2);
    Context.current().disable();
    Context.current().enable(recording, UNIQUE);
    Probe.enter(2);
    Probe.enter(3);
    Context.current().disable();
    Context.current().enable(recording, PC);
    Probe.enter(3);
    Context.current().disable();
    Context.current().enable(recording, UNIQUE);
    Probe.enter(3);
    assertThat(words(area)).startsWith(5, 1, 1, 2, 3, 3, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {PC, UNIQUE})
  void aGrowingAreaShouldNeverLookOverflownWhileItCanGrow(int mode) throws IOException {
    int first = 2;
    int max = 100;
    Area area = Area.inFile(directory.resolve("a").toFile(), first);
    Context.current().enable(new Recording(area, max), mode);
    for (int pc = 1; pc <= 300; pc++) {
      Probe.enter(pc);
      assertThat(count(area)).isEqualTo(Math.min(pc, max - 1));
      if (area.words() < max) {
        assertThat(count(area)).isLessThan(area.words() - 1);
      }
    }
    assertThat(area.words()).isEqualTo(max);
    for (int i = 1; i < max; i++) {
      assertThat(word(area, i)).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {PC, UNIQUE})
  void theFirstHalfOfAnEntryShouldDoAllOrNothing(int mode) throws IOException {
    Area area = Area.inFile(directory.resolve("a").toFile(), 2);
    Context mine = Context.current();
    mine.enable(new Recording(area, 1 << 12), mode);
    int left = 0;
    for (int pc = 1; pc <= 1_000; pc++) {
      long block = Recorder.block(pc, BlockNumbers.of(pc)[0]);
      Context tried = GatedRecorder.tryEnter(block);
      if (tried == null) {
        left++;
        assertThat(count(area)).isEqualTo(pc - 1);
      }
      assertThat(GatedRecorder.enter(tried, block)).isSameAs(mine);
      assertThat(count(area)).isEqualTo(pc);
      assertThat(word(area, pc)).isEqualTo(pc);
    }
    // In UNIQUE what is new, in PC each growth, and growths of the numbers' tables.
    assertThat(left).isBetween(mode == PC ? 5 : 1_000, mode == PC ? 20 : 1_000);
  }

  @Test
  void aResetShouldNotShrinkAGrownArea() throws IOException {
    Area area = Area.inFile(directory.resolve("a").toFile(), 4);
    Context.current().enable(new Recording(area, 1 << 12), UNIQUE);
    for (int pc = 1; pc <= 1_000; pc++) {
      Probe.enter(pc);
    }
    int grown = area.words();
    assertThat(grown).as("it grows when it is full").isEqualTo(1_024);
    setCount(area, 0);
    Probe.enter(9);
    assertThat(area.words()).isEqualTo(grown);
    assertThat(words(area)).startsWith(1, 9, 2);
  }

  @Test
  void aRecordingShouldFollowItsUserFromThreadToThread() throws Exception {
    Area area = Area.anonymous(16);
    Recording recording = new Recording(area);
    for (int t = 1; t <= 3; t++) {
      int pc = t;
      Thread thread =
          new Thread(
              () -> {
                Context.current().enable(recording, UNIQUE);
                Probe.enter(pc);
                Probe.enter(1);
                Context.current().disable();
              });
      thread.start();
      thread.join();
    }
    assertThat(words(area)).startsWith(3, 1, 2, 3, 0);
  }

  private static Area enable(int words, int mode) {
    Area area = Area.anonymous(words);
    Context.current().enable(new Recording(area), mode);
    return area;
  }

  private static int[] words(Area area) {
    ByteBuffer buffer = area.buffer();
    int[] words = new int[area.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = buffer.getInt(4 * i);
    }
    return words;
  }

  private static int word(Area area, int index) {
    return area.buffer().getInt(4 * index);
  }

  private static int count(Area area) {
    return word(area, 0);
  }

  private static void setCount(Area area, int count) {
    area.buffer().putInt(0, count);
  }
}
