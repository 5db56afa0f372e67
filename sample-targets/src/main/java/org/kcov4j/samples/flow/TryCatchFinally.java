package org.kcov4j.samples.flow;

/** Nested try, catch, multi-catch and finally, and a finally that swallows what was thrown. */
public final class TryCatchFinally {

  private static final StringBuilder LOG = new StringBuilder();

  private TryCatchFinally() {}

  public static void main(String[] args) {
    for (int i = 0; i < 4; i++) {
      LOG.append(nested(i)).append(' ');
    }
    LOG.append(returnInFinally(0)).append(returnInFinally(1)).append(' ').append(finallyInLoop());
    System.out.println(LOG);
  }

  private static int nested(int kind) {
    int result = 1;
    try {
      try {
        fail(kind);
        result += 10;
      } catch (IllegalStateException | IllegalArgumentException e) {
        result += 100;
        fail(kind + 1);
      } finally {
        result += 1000;
      }
    } catch (UnsupportedOperationException e) {
      result += 10_000;
    } catch (RuntimeException e) {
      result += 100_000;
    }
    return result;
  }

  private static void fail(int kind) {
    switch (kind) {
      case 1 -> throw new IllegalStateException();
      case 2 -> throw new IllegalArgumentException();
      case 3 -> throw new UnsupportedOperationException();
      default -> LOG.append('-');
    }
  }

  @SuppressWarnings("finally")
  private static int returnInFinally(int kind) {
    try {
      fail(kind);
      return 1;
    } finally {
      return 2;
    }
  }

  private static int finallyInLoop() {
    int count = 0;
    while (true) {
      try {
        if (count == 3) {
          return count;
        }
        if (count == 1) {
          continue;
        }
      } finally {
        count++;
      }
    }
  }
}
