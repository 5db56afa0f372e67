package org.kcov4j.samples.flow;

/** Conditions inside argument lists: blocks that begin with values on the operand stack. */
public final class Ternaries {

  private Ternaries() {}

  public static void main(String[] args) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append(mix(i, i > 0 ? 10L : 20L, i == 1 ? 0.5 : i == 2 ? 1.5 : 2.5)).append(' ');
      text.append(pick(i == 0 ? null : "some", new int[] {i, i > 1 ? 7 : 8}[i & 1]));
      text.append(i < 2 ? ", " : ".");
    }
    System.out.println(text);
  }

  private static long mix(int a, long b, double c) {
    return a + (b > 15 ? b * 2 : b) + (long) (c > 1 ? c : -c);
  }

  private static String pick(String text, int fallback) {
    return text != null ? text : Integer.toString(fallback > 7 ? fallback : -fallback);
  }
}
