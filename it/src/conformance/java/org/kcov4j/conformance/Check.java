package org.kcov4j.conformance;

import java.util.Arrays;
import org.kcov4j.runtime.Errno;
import org.kcov4j.runtime.KcovException;

/** Assertions, without a library that the traced JVM would have to load. */
final class Check {
  private Check() {}

  /** Something that may throw. */
  interface Action {
    void run() throws Exception;
  }

  static void that(boolean holds, String expectation) {
    if (!holds) {
      throw new AssertionError(expectation);
    }
  }

  static void equal(long expected, long actual, String what) {
    that(expected == actual, what + ": expected " + expected + ", found " + actual);
  }

  /** Compares traces, and shows where they part. */
  static void equal(int[] expected, int[] actual, String what) {
    if (!Arrays.equals(expected, actual)) {
      int at = 0;
      while (at < expected.length && at < actual.length && expected[at] == actual[at]) {
        at++;
      }
      throw new AssertionError(
          String.format(
              "%s: expected %d, found %d PCs; from %d on expected %s, found %s",
              what, expected.length, actual.length, at + 1, names(expected, at), names(actual, at)));
    }
  }

  static void fails(Errno errno, Action action) {
    try {
      action.run();
    } catch (KcovException e) {
      that(e.errno() == errno, "expected " + errno + ", found " + e.errno());
      return;
    } catch (Exception e) {
      throw new AssertionError("expected " + errno, e);
    }
    throw new AssertionError("expected " + errno + ", found no exception");
  }

  private static String names(int[] pcs, int from) {
    StringBuilder names = new StringBuilder("[");
    for (int i = from; i < pcs.length && i < from + 5; i++) {
      names.append(i == from ? "" : " ").append(Pcs.name(pcs[i]));
    }
    return names.append(']').toString();
  }
}
