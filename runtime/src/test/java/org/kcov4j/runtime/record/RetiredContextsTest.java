package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.ForkedJvm;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.SessionLayout;

/** What is left when recording has ended, and what begins anew. In JVMs of their own. */
class RetiredContextsTest {
  private static final int PC = SessionLayout.MODE_PC;
  private static final int UNIQUE = SessionLayout.MODE_UNIQUE;

  @Test
  void framesOfAGenerationThatIsOverShouldRecordNothing() throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(Generations.class);
    assertThat(result.out().lines())
        .as(result.err())
        .containsExactly(
            "recorded [2, 1, 2, 0, 0, 0, 0, 0]",
            "had no room false",
            "had no room true",
            "recorded [2, 1, 2, 0, 0, 0, 0, 0]",
            "number kept true",
            "busy false true",
            "recorded [2, 1, 2, 0, 0, 0, 0, 0]",
            "generation 3",
            "over true",
            "recorded [2, 7, 8, 0, 0, 0, 0, 0]");
  }

  /** One after the other. */
  static final class Generations {
    public static void main(String[] args) {
      ContextTable.install(null, SessionLayout.MODE_NONE);
      Area area = Area.anonymous(8);
      Context.current().enable(new Recording(area), PC);
      Context frame = Probe.enter(1);
      Probe.trace(frame, 2);
      print(area);
      int number = BlockNumbers.find(2);

      RetiredContexts retired = ContextTable.retire();
      System.out.println("had no room " + retired.leaveNoRoom());
      System.out.println("had no room " + retired.leaveNoRoom());
      Probe.trace(frame, 3);
      Probe.enter(4);
      retired.leaveAreas();
      Probe.trace(frame, 5);
      frame.enterInterrupt();
      frame.exitInterrupt();
      Probe.trace(frame, 5);
      print(area);
      retired.end();
      System.out.println("number kept " + (number >= 0 && BlockNumbers.find(2) == number));

      Context between = Context.current();
      String busy = "busy " + between.isBusy();
      between.enable(new Recording(area), PC);
      System.out.println(busy + " " + between.isBusy());
      Probe.enter(6);
      print(area);

      int second = ContextTable.install(null, SessionLayout.MODE_NONE);
      System.out.println("generation " + second);
      System.out.println("over " + between.isOver());
      Area other = Area.anonymous(8);
      Context.current().enable(new Recording(other), UNIQUE);
      Context later = Recorder.enter(block(7), second);
      Recorder.trace(later, block(7));
      Recorder.trace(later, block(8));
      Recorder.enter(block(7), second);
      // Code of the first generation, entered anew and not.
      Probe.trace(Probe.enter(9), 10);
      Probe.trace(frame, 11);
      Recorder.trace(Recorder.enter(block(12), second + 2), block(13));
      print(other);
    }
  }

  @Test
  void laterGenerationsShouldHaveAClosedGateToo() throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(LaterGate.class);
    assertThat(result.out().lines())
        .as(result.err())
        .containsExactly(
            "entered true",
            "open true",
            "retired true",
            "entered true true",
            "recorded [5, 20, 30, 31, 40, 41, 0, 0]",
            "recorded [2, 50, 51, 31, 40, 41, 0, 0]");
  }

  /** Nobody is enabled at first, in each of two generations. */
  static final class LaterGate {
    public static void main(String[] args) {
      int first = ContextTable.install(null, SessionLayout.MODE_NONE);
      Context old = GatedRecorder.enter(block(1));
      System.out.println("entered " + isClosed(old));
      Context.current().enable(new Recording(Area.anonymous(8)), UNIQUE);
      System.out.println("open " + !isClosed(GatedRecorder.context()));
      ContextTable.retire();
      System.out.println("retired " + isClosed(GatedRecorder.context()));

      int second = ContextTable.install(null, SessionLayout.MODE_NONE);
      Context entered = enter(10, second);
      System.out.println(
          "entered " + isClosed(entered) + " " + isClosed(GatedRecorder.context(second)));
      Area area = Area.anonymous(8);
      Context.current().enable(new Recording(area), PC);
      GatedRecorder.trace(entered, block(20), second);
      Context later = enter(30, second);
      GatedRecorder.trace(later, block(31), second);
      // Frames of code that is over, which nobody had been enabled for either.
      GatedRecorder.trace(old, block(32));
      GatedRecorder.trace(old, block(33), first);
      GatedRecorder.trace(GatedRecorder.enter(block(34)), block(35));
      GatedRecorder.trace(entered, block(40), second);
      GatedRecorder.trace(later, block(41), second);
      print(area);

      Context.current().disable();
      area.buffer().putInt(0, 0);
      Context.current().enable(new Recording(area), UNIQUE);
      Context unique = enter(50, second);
      GatedRecorder.trace(unique, block(51), second);
      GatedRecorder.trace(entered, block(51), second);
      print(area);
    }
  }

  /** Both halves of an entry. */
  private static Context enter(int pc, int generation) {
    long block = block(pc);
    Context tried = GatedRecorder.tryEnter(block, generation);
    return GatedRecorder.enter(tried, block, generation);
  }

  private static boolean isClosed(Context context) {
    return context == ContextTable.CLOSED;
  }

  private static void print(Area area) {
    int[] words = new int[area.words()];
    area.buffer().asIntBuffer().get(words);
    System.out.println("recorded " + Arrays.toString(words));
  }

  @Test
  void threadsShouldLeaveTheirAreasWhateverTheyDo() throws Exception {
    ForkedJvm.Result result = new ForkedJvm().run(Busy.class);
    assertThat(result.out().lines()).as(result.err()).containsExactly("stored later 0");
  }

  /** Threads that run probes, interrupts and comparisons without end. */
  static final class Busy {
    private static final int THREADS = 8;
    private static final AtomicIntegerArray ROUNDS = new AtomicIntegerArray(THREADS);

    public static void main(String[] args) throws Exception {
      ContextTable.install(null, SessionLayout.MODE_NONE);
      AtomicBoolean ended = new AtomicBoolean();
      Area[] areas = new Area[THREADS];
      Thread[] all = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        int index = i;
        Area area = Area.anonymous(1 << 22);
        int mode = i % 3 + 1;
        areas[i] = area;
        all[i] = new Thread(() -> run(index, area, mode, ended));
        all[i].start();
      }
      for (Area each : areas) {
        while (each.buffer().getInt(0) == 0) {
          Thread.sleep(1);
        }
      }
      RetiredContexts retired = ContextTable.retire();
      for (int unchanged = 0; unchanged < 2; ) {
        unchanged = retired.leaveNoRoom() ? unchanged + 1 : 0;
        awaitOutside(all);
      }
      retired.leaveAreas();
      awaitOutside(all);
      for (Area each : areas) {
        each.buffer().putInt(0, 0);
      }
      int[] before = IntStream.range(0, THREADS).map(ROUNDS::get).toArray();
      for (int i = 0; i < THREADS; i++) {
        while (ROUNDS.get(i) - before[i] < 1_000) {
          Thread.sleep(1);
        }
      }
      int stored = 0;
      for (Area each : areas) {
        stored += each.buffer().getInt(0);
      }
      System.out.println("stored later " + stored);
      ended.set(true);
      for (Thread each : all) {
        each.join();
      }
    }

    /** Until each thread was seen outside of the recorder. */
    private static void awaitOutside(Thread[] threads) throws InterruptedException {
      for (Thread each : threads) {
        while (Arrays.stream(each.getStackTrace())
            .anyMatch(frame -> isInside(frame.getClassName()))) {
          Thread.sleep(1);
        }
      }
    }

    /** The test's own classes are in the recorder's package. */
    private static boolean isInside(String className) {
      return RetiredContexts.isRecorder(className) && !className.contains("Test");
    }

    private static void run(int index, Area area, int mode, AtomicBoolean ended) {
      Context.current().enable(new Recording(area), mode);
      for (int i = 0; !ended.get(); i++) {
        Context context = Probe.enter(i & 0xFFF);
        for (int j = 0; j < 10; j++) {
          Probe.trace(context, i + j & 0xFFF);
          Probe.compare(i, j, 1);
        }
        Recorder.enterInterrupt();
        Probe.trace(context, 1);
        Recorder.exitInterrupt();
        ROUNDS.incrementAndGet(index);
        // Time outside of the recorder, or hardly a stack trace would show it.
        for (int j = 0; j < 1_000; j++) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static long block(int pc) {
    return Recorder.block(pc, BlockNumbers.of(pc)[0]);
  }
}
