package org.kcov4j.samples.flow;

/** Direct and mutual recursion, and an exception that leaves many frames at once. */
public final class Recursion {

  private Recursion() {}

  public static void main(String[] args) {
    String unwound = "no";
    try {
      dive(6);
    } catch (IllegalStateException bottom) {
      unwound = bottom.getMessage();
    }
    System.out.println(fibonacci(6) + " " + isEven(7) + " " + unwound);
  }

  private static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  private static boolean isEven(int n) {
    return n == 0 || isOdd(n - 1);
  }

  private static boolean isOdd(int n) {
    return n != 0 && isEven(n - 1);
  }

  private static int dive(int depth) {
    if (depth == 0) {
      throw new IllegalStateException("bottom");
    }
    return 1 + dive(depth - 1);
  }
}
