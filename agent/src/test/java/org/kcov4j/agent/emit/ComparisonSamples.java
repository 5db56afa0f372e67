package org.kcov4j.agent.emit;

import java.util.Arrays;
import java.util.Objects;

/** What ComparisonsTest runs: compiled by javac, instrumented as class files. */
@SuppressWarnings("unused") // called by name
final class ComparisonSamples {
  static byte[] bytes = {-1, 0};
  static boolean[] flags = {true, false};
  static short[] shorts = {-2};
  static char[] chars = {'\uFFFF'};
  static boolean[][] nested = {{true}};

  private ComparisonSamples() {}

  static boolean ints(int a, int b) {
    return a < b;
  }

  static boolean constantRight(int a) {
    return a == 1000;
  }

  static boolean constantLeft(int a) {
    return 1000 == a;
  }

  static boolean zero(int a) {
    return a >= 0;
  }

  static boolean byteConstant(byte b) {
    return b == 5;
  }

  static boolean byteZero(byte b) {
    return b == 0;
  }

  static boolean byteLarge(byte b) {
    return b == 300;
  }

  static boolean byteInt(byte b, int i) {
    return b == i;
  }

  static boolean bytesEqual(byte a, byte b) {
    return a == b;
  }

  static boolean byteChar(byte b, char c) {
    return b == c;
  }

  static boolean byteShort(byte b, short s) {
    return b == s;
  }

  static boolean byteOfArray(int i) {
    return bytes[i] == i;
  }

  static boolean byteOfArrayConstant() {
    return bytes[0] == -1;
  }

  static boolean shortOfArray() {
    return shorts[0] == 7;
  }

  static boolean charOfArray() {
    return chars[0] > 'a';
  }

  static boolean charOf(String s) {
    return s.charAt(0) == 'k';
  }

  static boolean narrowed(int i) {
    return (byte) i == (byte) 0x80 || (short) i == 3 || (char) i == 4;
  }

  static boolean booleans(boolean a, boolean b) {
    return a == b;
  }

  static int noNumbers(boolean a, Object o, double d, float f) {
    int n = a ? 1 : 0;
    n += flags[n] ? 1 : 0;
    n += nested[0][0] ? 2 : 0;
    n += o instanceof String ? 4 : 0;
    n += d < 1.5 ? 8 : 0;
    n += f > 1.5f ? 16 : 0;
    n += o == null ? 32 : 0;
    n += Boolean.getBoolean("none") ? 64 : 0;
    return a & flags[0] ? n : -n;
  }

  static boolean longs(long a, long b) {
    return a < b;
  }

  static boolean longConstant(long a) {
    return a == 0x123456789AL;
  }

  static boolean longSmallConstant(long a) {
    return 1 < a;
  }

  static int table(int i) {
    switch (i) {
      case -1:
        return 10;
      case 0:
        return 11;
      case 3:
        return 12;
      default:
        return 13;
    }
  }

  static int sparse(int i) {
    switch (i) {
      case Integer.MIN_VALUE:
        return 1;
      case 7:
        return 2;
      case 1 << 20:
        return 3;
      default:
        return 4;
    }
  }

  static int ofBytes(byte b) {
    switch (b) {
      case -1:
        return 1;
      case 100:
        return 2;
      default:
        return 3;
    }
  }

  static boolean equal(Object a, Object b) {
    return a.equals(b);
  }

  static boolean objectsEqual(Object a, Object b) {
    return Objects.equals(a, b);
  }

  static boolean magic(String s) {
    return s.equals("magic");
  }

  static boolean magicLeft(String s) {
    return "magic".equals(s);
  }

  static boolean boxedConstant(Object o) {
    return Objects.equals(o, 77);
  }

  static boolean ignoringCase(String a, String b) {
    return a.equalsIgnoreCase(b);
  }

  static boolean content(String a, CharSequence b) {
    return a.contentEquals(b);
  }

  static boolean starts(String a, String b) {
    return a.startsWith(b);
  }

  static boolean startsAt(String a, String b, int at) {
    return a.startsWith(b, at);
  }

  static boolean ends(String a, String b) {
    return a.endsWith(b);
  }

  static boolean region(String a, int from, String b, int otherFrom, int length) {
    return a.regionMatches(from, b, otherFrom, length);
  }

  static boolean regionIgnoringCase(
      boolean ignore, String a, int from, String b, int otherFrom, int length) {
    return a.regionMatches(ignore, from, b, otherFrom, length);
  }

  static boolean regionConstant(String a) {
    return a.regionMatches(1, "xyz", 0, 3);
  }

  static boolean arrays(byte[] a, byte[] b) {
    return Arrays.equals(a, b);
  }

  static boolean intArrays(int[] a, int[] b) {
    return Arrays.equals(a, b);
  }

  static boolean otherArrays(boolean[] z, char[] c, short[] s, long[] j, float[] f, double[] d) {
    return Arrays.equals(z, z)
        && Arrays.equals(c, c)
        && Arrays.equals(s, s)
        && Arrays.equals(j, j)
        && Arrays.equals(f, f)
        && Arrays.equals(d, d);
  }

  /** A type of the program whose methods no probe may call. */
  static final class Foreign implements CharSequence, Comparable<Foreign> {
    static int calls;

    @Override
    public boolean equals(Object other) {
      calls++;
      return other == this;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException();
    }

    @Override
    public String toString() {
      throw new IllegalStateException();
    }

    @Override
    public int length() {
      calls++;
      return 0;
    }

    @Override
    public char charAt(int index) {
      throw new IllegalStateException();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new IllegalStateException();
    }

    @Override
    public int compareTo(Foreign other) {
      return 0;
    }
  }

  static int foreignCalls() {
    Foreign foreign = new Foreign();
    Foreign.calls = 0;
    boolean all = equal(foreign, foreign) & objectsEqual(foreign, new Foreign());
    content("", foreign);
    return Foreign.calls + (all ? 100 : 0);
  }

  static long guarded(String s, long limit) {
    long n = 0;
    for (int i = 0; i < 4; i++) {
      try {
        if (n > limit || s.regionMatches(i, "abcd", i, 1)) {
          n += 10;
        }
        if (s.startsWith("b", i)) {
          throw new IllegalArgumentException("at " + i);
        }
        synchronized (s) {
          n += n == limit ? 1 : 2;
        }
      } catch (IllegalArgumentException e) {
        n += 100;
      } finally {
        n++;
      }
    }
    return n;
  }
}
