package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls of the API and what is expected of them. */
final class Calls {
  private Calls() {}

  /** Something that may throw. */
  interface Step {
    void run() throws Exception;
  }

  static void assertErrno(Errno errno, ThrowingCallable call) {
    assertThatExceptionOfType(KcovException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
  }

  static void onOtherThread(Step what) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                what.run();
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  static int[] pcs(TraceArea area) {
    int[] pcs = new int[area.count()];
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = area.pc(i + 1);
    }
    return pcs;
  }
}
