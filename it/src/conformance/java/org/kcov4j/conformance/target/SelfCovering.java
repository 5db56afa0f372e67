package org.kcov4j.conformance.target;

/** Methods with handlers that cover themselves: what javac makes of finally and synchronized. */
public final class SelfCovering {
  private SelfCovering() {}

  /** Leaves a finally block by its end and by an exception, as the lowest bit says. */
  public static int finallyBlock(int i) {
    int result = i;
    try {
      try {
        if ((i & 1) == 0) {
          throw new IllegalStateException();
        }
      } finally {
        result++;
      }
    } catch (IllegalStateException e) {
      result++;
    }
    return result;
  }

  /** Leaves a synchronized block by its end and by an exception, as the lowest bit says. */
  public static int synchronizedBlock(int i) {
    int result = i;
    try {
      synchronized (SelfCovering.class) {
        result++;
        if ((i & 1) == 0) {
          throw new IllegalStateException();
        }
      }
    } catch (IllegalStateException e) {
      result++;
    }
    return result;
  }
}
