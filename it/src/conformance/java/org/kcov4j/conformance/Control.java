package org.kcov4j.conformance;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Errno;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 1 to 16. */
public final class Control {
  private static final int WORDS = 64;
  private static final TraceMode[] PC_MODES = {TraceMode.PC, TraceMode.UNIQUE};

  private Control() {}

  public static void statement01_shouldHoldOnePcInTwoWords() {
    for (long words : new long[] {1, 0, -1, Long.MIN_VALUE}) {
      Check.fails(Errno.EINVAL, () -> Kcov.open().init(words));
    }
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(2);
    kcov.enable(TraceMode.PC);
    Steps.a();
    Steps.b();
    kcov.disable();
    Check.equal(2, area.words(), "words");
    Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "trace");
  }

  public static void statement02_shouldRefuseOversizeBeforeAllocating() throws Exception {
    Set<Path> before = AreaFiles.all();
    for (long words : new long[] {1L << 29, 1L << 31, 1L << 32, (1L << 32) + 2, Long.MAX_VALUE}) {
      Check.fails(Errno.EINVAL, () -> Kcov.open().init(words));
    }
    Check.that(before.equals(AreaFiles.all()), "expected no new file");
  }

  public static void statement03_shouldJudgeSizeBeforeSecondInit() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    Check.fails(Errno.EBUSY, () -> kcov.init(WORDS));
    Check.fails(Errno.EINVAL, () -> kcov.init(1));
    Check.fails(Errno.EINVAL, () -> kcov.init(1L << 40));
    kcov.enable(TraceMode.PC);
    Check.fails(Errno.EBUSY, () -> kcov.init(WORDS));
    Check.fails(Errno.EINVAL, () -> kcov.init(1));
    kcov.disable();
    Check.that(kcov.area() == area, "expected the first area");
  }

  public static void statement04_shouldBeAllZeroWhenFresh() {
    for (int round = 0; round < 20; round++) {
      Kcov kcov = Kcov.open();
      ByteBuffer buffer = kcov.init(5000).buffer();
      Check.equal(20000, buffer.capacity(), "bytes");
      for (int i = 0; i < buffer.capacity(); i++) {
        Check.equal(0, buffer.get(i), "byte " + i);
        buffer.put(i, (byte) 0x5A);
      }
      kcov.close();
    }
  }

  public static void statement05_shouldMapTheSameMemory() throws Exception {
    Set<Path> before = AreaFiles.all();
    Kcov kcov = Kcov.open();
    ByteBuffer one = kcov.init(WORDS).buffer();
    ByteBuffer other = kcov.area().buffer();
    ByteBuffer mapped = AreaFiles.map(AreaFiles.newSince(before), WORDS * 4);
    one.putInt(40, 0x01020304);
    Check.equal(0x01020304, other.getInt(40), "through the second buffer");
    Check.equal(0x01020304, mapped.getInt(40), "through the file");
  }

  public static void statement06_shouldRefuseEnableBeforeInit() {
    for (TraceMode mode : PC_MODES) {
      Kcov kcov = Kcov.open();
      Check.fails(Errno.EINVAL, () -> kcov.enable(mode));
      kcov.init(WORDS);
      kcov.enable(mode);
      kcov.disable();
    }
  }

  public static void statement07_shouldRefuseEnableOfWhatIsHeld() throws Exception {
    Kcov kcov = Kcov.open();
    kcov.init(WORDS);
    kcov.enable(TraceMode.PC);
    Check.fails(Errno.EBUSY, () -> kcov.enable(TraceMode.PC));
    Check.fails(Errno.EBUSY, () -> kcov.enable(TraceMode.UNIQUE));
    Threads.run(() -> Check.fails(Errno.EBUSY, () -> kcov.enable(TraceMode.PC)));
    kcov.disable();
  }

  public static void statement08_shouldRefuseSecondKcovOfThread() {
    Kcov first = Kcov.open();
    Kcov second = Kcov.open();
    first.init(WORDS);
    second.init(WORDS);
    first.enable(TraceMode.PC);
    Check.fails(Errno.EBUSY, () -> second.enable(TraceMode.PC));
    first.disable();
    second.enable(TraceMode.PC);
    second.disable();
  }

  public static void statement09_shouldChangeNothingWhenCallFails() throws Exception {
    Kcov kcov = Kcov.open();
    Kcov second = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    second.init(WORDS);
    kcov.enable(TraceMode.PC);
    Steps.a();
    int[] words = words(area);
    Check.fails(Errno.EBUSY, () -> kcov.init(WORDS));
    Check.fails(Errno.EINVAL, () -> kcov.init(0));
    Check.fails(Errno.EBUSY, () -> kcov.enable(TraceMode.UNIQUE));
    Check.fails(Errno.EBUSY, () -> second.enable(TraceMode.PC));
    Check.fails(Errno.EINVAL, second::disable);
    Threads.run(() -> Check.fails(Errno.EINVAL, kcov::disable));
    Threads.run(() -> Check.fails(Errno.EBUSY, () -> kcov.enable(TraceMode.PC)));
    Check.equal(words, words(area), "words after failed calls");
    Steps.b();
    Steps.b();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.B), Pcs.in(area), "trace");
    Check.equal(0, second.area().count(), "count of the other");
  }

  public static void statement10_shouldNotTouchCountOrDataWhenEnabling() {
    for (TraceMode mode : PC_MODES) {
      Kcov kcov = Kcov.open();
      TraceArea area = kcov.init(WORDS);
      ByteBuffer buffer = area.buffer();
      for (int i = 0; i < WORDS; i++) {
        buffer.putInt(4 * i, 7 + i);
      }
      int[] before = words(area);
      kcov.enable(mode);
      kcov.disable();
      Check.equal(before, words(area), "words in " + mode);
    }
  }

  public static void statement11_shouldRefuseDisableByOthers() throws Exception {
    Kcov kcov = Kcov.open();
    Check.fails(Errno.EINVAL, kcov::disable);
    kcov.init(WORDS);
    Check.fails(Errno.EINVAL, kcov::disable);
    kcov.enable(TraceMode.PC);
    Threads.run(() -> Check.fails(Errno.EINVAL, kcov::disable));
    kcov.disable();
    Check.fails(Errno.EINVAL, kcov::disable);
  }

  public static void statement12_shouldEnableElsewhereAfterDisable() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    kcov.enable(TraceMode.PC);
    Steps.a();
    kcov.disable();
    Threads.run(
        () -> {
          kcov.enable(TraceMode.UNIQUE);
          Steps.b();
          Steps.b();
          kcov.disable();
        });
    kcov.enable(TraceMode.PC);
    Steps.c();
    Steps.c();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.C, Pcs.C), Pcs.in(area), "trace");
  }

  public static void statement13_shouldDisableWhenHolderDies() throws Exception {
    diesEnabled(Thread::new);
  }

  public static void statement13_shouldDisableWhenVirtualHolderDies() throws Exception {
    diesEnabled(Threads::virtual);
  }

  private static void diesEnabled(Threads.Kind kind) throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    Threads.run(
        kind,
        1,
        i -> {
          kcov.enable(TraceMode.PC);
          Steps.a();
        });
    Check.fails(Errno.EINVAL, kcov::disable);
    kcov.enable(TraceMode.PC);
    Steps.b();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(area), "trace");
  }

  public static void statement14_shouldGoOnRecordingAfterClose() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    kcov.enable(TraceMode.PC);
    Steps.a();
    kcov.close();
    kcov.close();
    Steps.b();
    Check.fails(Errno.EBADF, () -> kcov.init(WORDS));
    Check.fails(Errno.EBADF, () -> kcov.enable(TraceMode.PC));
    kcov.disable();
    Steps.c();
    Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(area), "trace after disable");

    Kcov dropped = Kcov.open();
    TraceArea kept = dropped.init(WORDS);
    Threads.run(
        () -> {
          dropped.enable(TraceMode.PC);
          dropped.close();
          System.gc();
          Steps.a();
        });
    Check.equal(Pcs.list(Pcs.A), Pcs.in(kept), "trace after the thread's end");
  }

  public static void statement15_shouldStartChildrenDisabled() throws Exception {
    startsDisabled(Thread::new);
  }

  public static void statement15_shouldStartVirtualChildrenDisabled() throws Exception {
    startsDisabled(Threads::virtual);
  }

  private static void startsDisabled(Threads.Kind kind) throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    kcov.enable(TraceMode.PC);
    Threads.run(
        kind,
        1,
        i -> {
          Steps.b();
          Kcov own = Kcov.open();
          own.init(WORDS);
          own.enable(TraceMode.PC);
        });
    Steps.a();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "trace");
  }

  public static void statement16_shouldFollowVirtualThreadFromCarrierToCarrier() throws Exception {
    int threads = 50;
    List<TraceArea> areas = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      areas.add(null);
    }
    Threads.run(
        Threads::virtual,
        threads,
        number -> {
          Kcov kcov = Kcov.open();
          TraceArea area = kcov.init(256);
          synchronized (areas) {
            areas.set(number, area);
          }
          if (number % 5 == 0) {
            hop(number);
          } else {
            kcov.enable(TraceMode.PC);
            hop(number);
            kcov.disable();
          }
          done.countDown();
        });
    done.await();
    for (int i = 0; i < threads; i++) {
      int[] expected = new int[i % 5 == 0 ? 0 : 100];
      Arrays.fill(expected, i % 2 == 0 ? Pcs.A : Pcs.B);
      Check.equal(expected, Pcs.in(areas.get(i)), "trace of thread " + i);
    }
  }

  private static void hop(int number) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (number % 2 == 0) {
        Steps.a();
      } else {
        Steps.b();
      }
      if (i % 10 == 0) {
        Thread.sleep(1);
      } else {
        Thread.yield();
      }
    }
  }

  private static int[] words(TraceArea area) {
    int[] words = new int[area.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = area.buffer().getInt(4 * i);
    }
    return words;
  }
}
