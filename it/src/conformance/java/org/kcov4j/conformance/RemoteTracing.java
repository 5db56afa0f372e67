package org.kcov4j.conformance;

import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Errno;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.RemoteHandle;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** Statements 41 to 46. */
public final class RemoteTracing {
  private static final int WORDS = 64;

  private RemoteTracing() {}

  public static void statement41_shouldIgnoreUnknownHandle() throws Exception {
    RemoteHandle unknown = RemoteHandle.of(1, 4100);
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(WORDS);
    kcov.enable(TraceMode.PC);
    Steps.a();
    unknown.start();
    Steps.b();
    unknown.stop();
    Steps.c();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A, Pcs.B, Pcs.C), Pcs.in(area), "trace");
  }

  public static void statement42_shouldRegisterAllHandlesOrNone() throws Exception {
    RemoteHandle taken = RemoteHandle.of(1, 4200);
    RemoteHandle free = RemoteHandle.of(1, 4201);
    Kcov holder = remote(taken);
    Threads.run(
        () -> {
          Kcov kcov = Kcov.open();
          kcov.init(WORDS);
          Check.fails(Errno.EEXIST, () -> kcov.remoteEnable(TraceMode.PC, WORDS, free, taken));
          Check.fails(Errno.EEXIST, () -> kcov.remoteEnable(TraceMode.PC, WORDS, free, free));
          RemoteHandle[] many = new RemoteHandle[257];
          for (int i = 0; i < many.length; i++) {
            many[i] = i == 0 ? free : RemoteHandle.of(2, i);
          }
          Check.fails(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, WORDS, many));
          Check.fails(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, WORDS, 0L));
          Check.fails(Errno.EINVAL, kcov::disable);
          kcov.remoteEnable(TraceMode.PC, WORDS, free);
          kcov.disable();
        });
    holder.disable();
  }

  public static void statement43_shouldLeaveOutTheEnablingThread() throws Exception {
    RemoteHandle handle = RemoteHandle.of(1, 4300);
    Kcov kcov = remote(handle);
    Steps.c();
    Threads.run(() -> section(handle, Steps::a));
    Steps.c();
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A), Pcs.in(kcov.area()), "trace");
  }

  public static void statement44_shouldAppendWholeSectionAtStop() throws Exception {
    RemoteHandle handle = RemoteHandle.of(1, 4400);
    Kcov kcov = remote(handle);
    TraceArea area = kcov.area();
    Threads.run(
        () -> {
          section(handle, Steps::a);
          handle.start();
          Steps.b();
          Check.equal(Pcs.list(Pcs.A), Pcs.in(area), "before stop");
          handle.stop();
          Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(area), "after stop");
          for (int i = 0; i < 2; i++) {
            section(handle, () -> Tracing.run(repeated(Pcs.C, 40)));
          }
        });
    kcov.disable();
    Check.equal(WORDS - 1, area.count(), "count when truncated");
    Check.equal(Pcs.C, area.pc(WORDS - 1), "last PC");
  }

  public static void statement45_shouldDiscardSectionWhenDisabledMeanwhile() throws Exception {
    RemoteHandle handle = RemoteHandle.of(1, 4500);
    Kcov kcov = Kcov.open();
    CyclicBarrier enabled = new CyclicBarrier(2);
    CyclicBarrier turn = new CyclicBarrier(2);
    Threads.run(
        Thread::new,
        2,
        number -> {
          if (number == 0) {
            enabled.await();
            handle.start();
            Steps.a();
            turn.await();
            turn.await();
            Steps.a();
            handle.stop();
          } else {
            kcov.init(WORDS);
            kcov.remoteEnable(TraceMode.PC, WORDS, handle);
            enabled.await();
            turn.await();
            kcov.disable();
            turn.await();
          }
        });
    Check.equal(Pcs.list(), Pcs.in(kcov.area()), "trace");
  }

  public static void statement46_shouldIgnoreNestedStart() throws Exception {
    RemoteHandle outer = RemoteHandle.of(1, 4600);
    RemoteHandle inner = RemoteHandle.of(1, 4601);
    Kcov kcov = remote(outer);
    Threads.run(
        () -> {
          Kcov other = remote(inner);
          Threads.run(
              () -> {
                outer.start();
                Steps.a();
                inner.start();
                Steps.b();
                outer.stop();
              });
          Check.equal(Pcs.list(), Pcs.in(other.area()), "trace of the nested");
          other.disable();
        });
    kcov.disable();
    Check.equal(Pcs.list(Pcs.A, Pcs.B), Pcs.in(kcov.area()), "trace of the outer");
  }

  private static Kcov remote(RemoteHandle handle) {
    Kcov kcov = Kcov.open();
    kcov.init(WORDS);
    kcov.remoteEnable(TraceMode.PC, WORDS, handle);
    return kcov;
  }

  private static void section(RemoteHandle handle, Runnable code) {
    handle.start();
    code.run();
    handle.stop();
  }

  private static int[] repeated(int pc, int times) {
    int[] pcs = new int[times];
    Arrays.fill(pcs, pc);
    return pcs;
  }
}
