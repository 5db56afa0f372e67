package org.kcov4j.conformance.attach;

import java.util.concurrent.CountDownLatch;

/** What the threads of {@link Attachee} run. */
public final class Work {
  /** How often {@link #loop} came round. */
  static volatile long turns;

  /** Whether {@link #loop} is to return. */
  static volatile boolean ended;

  private static int called;

  private Work() {}

  /** Four blocks: start, condition, body, end. */
  public static int sum(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }

  /** As {@link #sum}, where something else is done in the first block. */
  static int sumAfter(Runnable first, int n) {
    first.run();
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }

  /** One frame for as long as the program runs, which calls a method again and again. */
  public static void loop() {
    while (!ended) {
      turns++;
      if ((turns & 1) == 0) {
        called();
      }
    }
  }

  /** Says that it is there, and waits: its frame stays while others come and go. */
  public static void await(CountDownLatch there, CountDownLatch until) {
    there.countDown();
    boolean interrupted = true;
    while (interrupted) {
      try {
        until.await();
        interrupted = false;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** One block. */
  public static void called() {
    called++;
  }
}
