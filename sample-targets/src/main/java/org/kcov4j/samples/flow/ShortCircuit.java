package org.kcov4j.samples.flow;

/** Boolean expressions that stop as soon as they are decided, and their unconditional kin. */
public final class ShortCircuit {

  private static int calls;

  private ShortCircuit() {}

  public static void main(String[] args) {
    int bits = 0;
    for (int i = 0; i < 8; i++) {
      boolean a = (i & 1) != 0;
      boolean b = (i & 2) != 0;
      boolean c = (i & 4) != 0;
      bits = bits << 1 | (and(a, b, c) ? 1 : 0);
      bits = bits << 1 | (mixed(a, b, c) ? 1 : 0);
      bits ^= unconditional(a, b) ? 5 : 0;
    }
    System.out.println(bits + " " + calls);
  }

  private static boolean called(boolean value) {
    calls++;
    return value;
  }

  private static boolean and(boolean a, boolean b, boolean c) {
    return called(a) && called(b) && called(c);
  }

  private static boolean mixed(boolean a, boolean b, boolean c) {
    if ((called(a) || !called(b)) && !(called(c) && a)) {
      return true;
    }
    return !(a || b) == c;
  }

  private static boolean unconditional(boolean a, boolean b) {
    return called(a) & called(b) ^ !a | b;
  }
}
