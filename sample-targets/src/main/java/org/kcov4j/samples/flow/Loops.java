package org.kcov4j.samples.flow;

/** Nested loops, labelled break and continue, do-while, and a loop that begins its method. */
public final class Loops {

  private static int left;

  private Loops() {}

  public static void main(String[] args) {
    left = 4;
    countDown();
    System.out.println(triangle(5) + " " + firstProduct(24) + " " + digits(90210) + " " + left);
  }

  /**
   * The loop's head is the method's first instruction: a jump target and the entry in one block.
   */
  private static void countDown() {
    while (left > 0) {
      left--;
    }
  }

  private static int triangle(int size) {
    int sum = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        sum += column;
      }
    }
    return sum;
  }

  private static String firstProduct(int wanted) {
    String found = "none";
    search:
    for (int a = 2; a < 10; a++) {
      for (int b = a; b < 10; b++) {
        if (a * b > wanted) {
          continue search;
        }
        if (a * b == wanted) {
          found = a + "*" + b;
          break search;
        }
      }
    }
    return found;
  }

  private static int digits(int number) {
    int count = 0;
    do {
      number /= 10;
      count++;
    } while (number != 0);
    return count;
  }
}
