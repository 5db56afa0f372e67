package org.kcov4j.conformance;

import java.util.concurrent.CountDownLatch;
import org.kcov4j.conformance.target.Loops;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceMode;

/** Statement 26 where another thread is the first to enable, while a loop runs here. */
public final class FirstEnableElsewhere {
  private FirstEnableElsewhere() {}

  public static void statement26_shouldRecordInLoopDuringWhichAnotherThreadEnablesFirst() throws Exception {
    CountDownLatch enabled = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              Loops.spin(200_000);
              Kcov kcov = Kcov.open();
              kcov.init(64);
              kcov.enable(TraceMode.PC);
              enabled.countDown();
            });
    other.start();
    WhileRunning.enableInLoop(TraceMode.PC, 3_000_000, 2_000);
    enabled.await();
    other.join();
  }
}
