package org.kcov4j.conformance;

import java.lang.reflect.Method;
import org.kcov4j.conformance.target.Late0000;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 47 to 49. */
public final class UniqueTracing {
  private UniqueTracing() {}

  public static void statement47_shouldRecordEachPcOncePerReset() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(64);
    kcov.enable(TraceMode.UNIQUE);
    Tracing.run(new int[] {Pcs.B, Pcs.A, Pcs.B, Pcs.B, Pcs.C, Pcs.A});
    Check.equal(Pcs.list(Pcs.B, Pcs.A, Pcs.C), Pcs.in(area), "before reset");
    area.reset();
    Check.equal(0, area.count(), "count after reset");
    Tracing.run(new int[] {Pcs.C, Pcs.C, Pcs.A});
    Check.equal(Pcs.list(Pcs.C, Pcs.A), Pcs.in(area), "after reset");
    area.buffer().putInt(0, 0);
    Tracing.run(new int[] {Pcs.A, Pcs.D, Pcs.A});
    Check.equal(Pcs.list(Pcs.A, Pcs.D), Pcs.in(area), "after a store of 0");
    kcov.disable();
  }

  public static void statement47_shouldRecordEachPcOncePerThread() throws Exception {
    Threads.run(
        Thread::new,
        8,
        number -> {
          Kcov kcov = Kcov.open();
          TraceArea area = kcov.init(64);
          kcov.enable(TraceMode.UNIQUE);
          for (int i = 0; i < 10_000; i++) {
            Steps.a();
            Steps.b();
          }
          kcov.disable();
          Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(area), "thread " + number);
        });
  }

  public static void statement48_shouldRecordBlocksLoadedLater() throws Exception {
    int classes = 3000;
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(10_000);
    Copies loader = new Copies();
    Steps.a();
    kcov.enable(TraceMode.UNIQUE);
    Steps.a();
    int[] expected = new int[classes + 1];
    expected[0] = Pcs.A;
    for (int i = 1; i <= classes; i++) {
      Class<?> late = loader.renamed(Late0000.class, String.format("Late%04d", i));
      Method run = late.getMethod("run");
      run.invoke(null);
      run.invoke(null);
      Steps.a();
      expected[i] = Pcs.of(late, "run", "()V", 0);
    }
    kcov.disable();
    Check.equal(expected, Pcs.in(area), "trace");
  }

  public static void statement49_shouldSuppressWhatDidNotFit() {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4);
    kcov.enable(TraceMode.UNIQUE);
    Tracing.run(new int[] {Pcs.A, Pcs.B, Pcs.C, Pcs.D, Pcs.D});
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.C), Pcs.in(area), "when full");
    Check.that(area.overflown(), "expected overflow");
    area.buffer().putInt(0, 1);
    Tracing.run(new int[] {Pcs.D, Pcs.C, Pcs.E});
    Check.equal(Pcs.list(Pcs.A, Pcs.E), Pcs.in(area), "with room again");
    area.reset();
    Tracing.run(new int[] {Pcs.D, Pcs.D});
    Check.equal(Pcs.list(Pcs.D), Pcs.in(area), "after reset");
    Check.that(!area.overflown(), "expected no overflow");
    kcov.disable();
  }
}
