package org.kcov4j.samples.flow;

/** Synchronized methods and blocks, left by fall-through, by return and by an exception. */
public final class Monitors {

  private final Object lock = new Object();
  private int value;

  private Monitors() {}

  public static void main(String[] args) {
    Monitors monitors = new Monitors();
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try {
        sum += monitors.update(i);
      } catch (IllegalStateException left) {
        sum += 100;
      }
      sum += twice(i);
    }
    System.out.println(sum + " " + monitors.value + " " + Thread.holdsLock(monitors.lock));
  }

  private int update(int by) {
    synchronized (lock) {
      synchronized (this) {
        value += by;
      }
      if (by == 1) {
        return value;
      }
      if (by == 2) {
        throw new IllegalStateException();
      }
    }
    return -value;
  }

  private static synchronized int twice(int n) {
    return n > 0 ? 2 * n : n;
  }
}
