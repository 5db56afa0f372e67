package com.acme;

import static org.testng.Assert.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

public class CalcTest {
  /** Both tests run at once, so that each is on a thread of its own. */
  private static final CountDownLatch BOTH = new CountDownLatch(2);

  private static void meet() throws InterruptedException {
    BOTH.countDown();
    if (!BOTH.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("tests do not run in parallel");
    }
  }

  @Test
  public void shouldTakeTheSignAway() throws Exception {
    meet();
    assertEquals(Calc.abs(-3), 3);
  }

  @Test
  public void shouldLeaveTheRest() throws Exception {
    meet();
    assertEquals(Calc.abs(3), 3);
  }
}
