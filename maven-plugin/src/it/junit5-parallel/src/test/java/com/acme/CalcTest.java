package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CalcTest {
  /** Both tests run at once, so that each is on a thread of its own. */
  private static final CountDownLatch BOTH = new CountDownLatch(2);

  private static void meet() throws InterruptedException {
    BOTH.countDown();
    if (!BOTH.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("tests do not run in parallel");
    }
  }

  @Test
  void shouldTakeTheSignAway() throws Exception {
    meet();
    assertEquals(3, Calc.abs(-3));
  }

  @Test
  void shouldLeaveTheRest() throws Exception {
    meet();
    assertEquals(3, Calc.abs(3));
  }
}
