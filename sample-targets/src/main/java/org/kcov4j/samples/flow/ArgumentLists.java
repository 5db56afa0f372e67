package org.kcov4j.samples.flow;

/** Deep operand stacks: long argument lists, nested calls, branches with much below them. */
public final class ArgumentLists {

  private ArgumentLists() {}

  public static void main(String[] args) {
    int n = args.length;
    System.out.println(
        many(
            1,
            n > 0 ? 2L : 3L,
            many(4, 5, 6f, 7, "a", n == 0, 'b', (byte) 8),
            n < 1 ? 9 : 10,
            n == 0 ? "x" : "y",
            n != 0 || inner(2) > 1,
            inner(n) > 0 ? 'p' : 'q',
            (byte) inner(inner(inner(3)))));
  }

  private static int inner(int n) {
    return n > 2 ? n - 1 : n + 1;
  }

  private static double many(
      int a, long b, double c, float d, String e, boolean f, char g, byte h) {
    return a + b * (f ? c : -c) + d + e.length() + g + h;
  }
}
