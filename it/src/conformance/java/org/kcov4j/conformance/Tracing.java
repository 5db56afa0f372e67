package org.kcov4j.conformance;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kcov4j.conformance.target.Chatty;
import org.kcov4j.conformance.target.Excluded;
import org.kcov4j.conformance.target.Loops;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 17 to 25, 27 and 28. */
public final class Tracing {
  private static final int[] STEPS = {Pcs.A, Pcs.B, Pcs.C, Pcs.D, Pcs.E};

  private Tracing() {}

  public static void statement17_shouldKeepThreadsApart() throws Exception {
    apart(Thread::new, 16);
  }

  public static void statement17_shouldKeepVirtualThreadsApart() throws Exception {
    apart(Threads::virtual, 200);
  }

  private static void apart(Threads.Kind kind, int threads) throws Exception {
    long seed = System.nanoTime();
    CyclicBarrier start = new CyclicBarrier(threads);
    Threads.run(
        kind,
        threads,
        number -> {
          Kcov kcov = Kcov.open();
          TraceArea area = kcov.init(4096);
          int[] expected = randomSteps(new Random(seed + number), 2000);
          start.await();
          kcov.enable(TraceMode.PC);
          run(expected);
          kcov.disable();
          Check.equal(expected, Pcs.in(area), "thread " + number + " with seed " + seed);
        });
  }

  public static void statement18_shouldWriteNothingForThreadsNotEnabled() throws Exception {
    Set<Path> before = AreaFiles.all();
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4096);
    Kcov initialized = Kcov.open();
    initialized.init(4096);
    kcov.enable(TraceMode.PC);
    Threads.run(
        Thread::new,
        8,
        number -> {
          for (int i = 0; i < 1000; i++) {
            Steps.b();
          }
        });
    kcov.disable();
    run(new int[] {Pcs.A, Pcs.B});
    Check.equal(0, area.count(), "count");
    Check.equal(0, initialized.area().count(), "count of what was never enabled");
    Check.equal(before.size() + 2, AreaFiles.all().size(), "area files");
  }

  public static void statement19_shouldKeepOrderAndRepeats() {
    long seed = System.nanoTime();
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(100_001);
    int[] expected = randomSteps(new Random(seed), 100_000);
    kcov.enable(TraceMode.PC);
    run(expected);
    kcov.disable();
    Check.equal(expected, Pcs.in(area), "trace with seed " + seed);
  }

  public static void statement20_shouldDropWhenFull() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4);
    kcov.enable(TraceMode.PC);
    run(new int[] {Pcs.A, Pcs.B, Pcs.C, Pcs.D, Pcs.E});
    for (int i = 0; i < 100_000; i++) {
      Steps.d();
    }
    kcov.disable();
    Check.equal(3, area.buffer().getInt(0), "count word");
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.C), Pcs.in(area), "trace");
    Check.that(area.overflown(), "expected overflow");
  }

  public static void statement21_shouldRestartWhenZeroIsStored() {
    storing(0);
  }

  public static void statement22_shouldGoOnBehindStoredCount() {
    storing(1);
    storing(2);
    storing(5);
    storing(9);
  }

  private static void storing(int count) {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(12);
    ByteBuffer buffer = area.buffer();
    kcov.enable(TraceMode.PC);
    run(new int[] {Pcs.A, Pcs.A, Pcs.A});
    buffer.putInt(0, count);
    run(new int[] {Pcs.B, Pcs.C});
    kcov.disable();
    Check.equal(count + 2, area.count(), "count");
    Check.equal(Pcs.B, area.pc(count + 1), "first PC behind");
    Check.equal(Pcs.C, area.pc(count + 2), "second PC behind");
    for (int i = 1; i < 12; i++) {
      if (i != count + 1 && i != count + 2) {
        Check.equal(i <= 3 ? Pcs.A : 0, area.pc(i), "word " + i);
      }
    }
  }

  public static void statement23_shouldStayInBoundsWhateverTheCount() throws Exception {
    for (TraceMode mode : new TraceMode[] {TraceMode.PC, TraceMode.UNIQUE}) {
      int words = 16;
      Set<Path> before = AreaFiles.all();
      Kcov kcov = Kcov.open();
      TraceArea area = kcov.init(words);
      ByteBuffer larger = AreaFiles.map(AreaFiles.newSince(before), 8192);
      for (int i = 4 * words; i < 8192; i++) {
        larger.put(i, (byte) 0xA5);
      }
      kcov.enable(mode);
      for (int count : corrupt(words)) {
        area.buffer().putInt(0, count);
        run(new int[] {Pcs.A, Pcs.B, Pcs.C, Pcs.D, Pcs.E, Pcs.A});
        Check.equal(count, area.buffer().getInt(0), "count word in " + mode);
        Check.that(area.count() < words, "count stays below the size");
      }
      kcov.disable();
      for (int i = 1; i < words; i++) {
        Check.equal(0, area.pc(i), "word " + i + " in " + mode);
      }
      for (int i = 4 * words; i < 8192; i++) {
        Check.equal((byte) 0xA5, larger.get(i), "byte " + i + " behind the area in " + mode);
      }
    }
  }

  private static int[] corrupt(int words) {
    return new int[] {
      -1, -2, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + words, -words,
      words - 1, words, words + 1, 1023, 1 << 29, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE - 1,
      Integer.MAX_VALUE
    };
  }

  public static void statement24_shouldShowReaderThreadNoUnwrittenSlot() throws Exception {
    for (int round = 0; round < 20; round++) {
      Kcov kcov = Kcov.open();
      TraceArea area = kcov.init(200_001);
      AtomicBoolean done = new AtomicBoolean();
      Threads.run(
          Thread::new,
          3,
          number -> {
            if (number == 0) {
              kcov.enable(TraceMode.PC);
              alternate(100_000);
              kcov.disable();
              done.set(true);
            } else {
              watch(area, done);
            }
          });
    }
  }

  private static void watch(TraceArea area, AtomicBoolean done) {
    int checked = 0;
    boolean last;
    do {
      last = done.get();
      int count = area.count();
      while (checked < count) {
        checked++;
        Check.equal(checked % 2 == 1 ? Pcs.A : Pcs.B, area.pc(checked), "word " + checked);
      }
    } while (!last);
    Check.equal(200_000, checked, "words seen");
  }

  public static void statement24_shouldShowReaderProcessNoUnwrittenSlot() throws Exception {
    Set<Path> before = AreaFiles.all();
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(2_000_001);
    Process reader = OtherProcess.start(AreaFiles.newSince(before), 2_000_000, Pcs.A, Pcs.B);
    kcov.enable(TraceMode.PC);
    alternate(1_000_000);
    kcov.disable();
    Check.equal(2_000_000, area.count(), "count");
    Check.equal(0, reader.waitFor(), "exit status of the reader");
  }

  private static void alternate(int times) {
    for (int i = 0; i < times; i++) {
      Steps.a();
      Steps.b();
    }
  }

  public static void statement25_shouldSurviveStackOverflowAnywhere() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(1 << 20);
    int recurse = Pcs.of(Loops.class, "recurse", "(I)I", 0);
    kcov.enable(TraceMode.PC);
    for (int round = 0; round < 50; round++) {
      area.reset();
      Steps.b();
      try {
        Loops.recurse(0);
      } catch (StackOverflowError expected) {
        Steps.c();
      }
      int[] pcs = Pcs.in(area);
      Check.equal(Pcs.B, pcs[0], "first PC");
      Check.equal(Pcs.C, pcs[pcs.length - 1], "last PC");
      for (int i = 1; i < pcs.length - 1; i++) {
        boolean ends = i == pcs.length - 2;
        int expected = i % 2 == 1 ? recurse : Pcs.A;
        Check.that(
            pcs[i] == expected || ends, "PC " + (i + 1) + " is " + Pcs.name(pcs[i]));
      }
    }
    kcov.disable();
  }

  public static void statement25_shouldBeEnteredAgainByThreadsOwnMethods() throws Exception {
    List<int[]> traces = new ArrayList<>();
    Threads.run(
        Chatty::new,
        1,
        number -> {
          Kcov kcov = Kcov.open();
          TraceArea area = kcov.init(4096);
          kcov.enable(TraceMode.PC);
          run(new int[] {Pcs.A, Pcs.B, Pcs.C});
          Thread.currentThread().toString();
          run(new int[] {Pcs.D});
          kcov.disable();
          traces.add(Pcs.in(area));
        });
    int[] withoutOwn =
        Arrays.stream(traces.get(0))
            .filter(pc -> Arrays.stream(STEPS).limit(4).anyMatch(step -> step == pc))
            .toArray();
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.C, Pcs.D), withoutOwn, "trace");
    int toString = Pcs.of(Chatty.class, "toString", "()Ljava/lang/String;", 0);
    Check.equal(
        1, Arrays.stream(traces.get(0)).filter(pc -> pc == toString).count(), "its own method");
  }

  public static void statement27_shouldRecordOnlyWhatExcludedClassCalls() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    kcov.enable(TraceMode.PC);
    Excluded.callsB(3);
    Steps.a();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.B, Pcs.B, Pcs.B, Pcs.A), Pcs.in(area), "trace");
  }

  public static void statement28_shouldGiveSameBytecodeSamePcsInAnyLoader() throws Exception {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    Class<?> copy = new Copies().again(Steps.class);
    Check.that(copy != Steps.class, "expected a class of its own");
    java.lang.reflect.Method c = copy.getMethod("c");
    c.invoke(null);
    kcov.enable(TraceMode.PC);
    c.invoke(null);
    Steps.c();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.C, Pcs.C), Pcs.in(area), "trace");
  }

  static int[] randomSteps(Random random, int length) {
    int[] steps = new int[length];
    for (int i = 0; i < length; i++) {
      steps[i] = STEPS[random.nextInt(STEPS.length)];
    }
    return steps;
  }

  /** Runs the steps with these PCs. */
  static void run(int[] steps) {
    for (int step : steps) {
      if (step == Pcs.A) {
        Steps.a();
      } else if (step == Pcs.B) {
        Steps.b();
      } else if (step == Pcs.C) {
        Steps.c();
      } else if (step == Pcs.D) {
        Steps.d();
      } else {
        Steps.e();
      }
    }
  }
}
