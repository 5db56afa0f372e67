package org.kcov4j.runtime.record;

/**
 * Whether the thread's stack has room for what is more than a probe: files, mappings, perhaps the
 * first use of a class of the JDK. A stack that ends in the middle of a class initializer leaves
 * that class unusable for the whole JVM.
 */
final class StackRoom {
  // 50 KB where the methods are interpreted, about 20 KB where they are compiled.
  private static final int FRAMES = 120;

  private StackRoom() {}

  static boolean isThere() {
    try {
      return use(FRAMES, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) != 0;
    } catch (StackOverflowError e) {
      return false;
    }
  }

  /** So many parameters that compiled frames are large too; each is of use, and moves. */
  private static long use(
      int frames,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p) {
    if (frames == 0) {
      return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p;
    }
    return use(frames - 1, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a) + frames;
  }
}
