package org.kcov4j.samples.flow;

/** Arrays of one and more dimensions, their initializers, and methods of variable arity. */
public final class ArraysAndVarargs {

  private static final int[][] PASCAL = new int[5][];

  private ArraysAndVarargs() {}

  public static void main(String[] args) {
    for (int row = 0; row < PASCAL.length; row++) {
      PASCAL[row] = new int[row + 1];
      for (int i = 0; i <= row; i++) {
        PASCAL[row][i] = i == 0 || i == row ? 1 : PASCAL[row - 1][i - 1] + PASCAL[row - 1][i];
      }
    }
    long[][][] cube = new long[2][3][4];
    cube[1][2][3]++;
    cube[1][2][3] += cube[1][2][3]++;
    char[] letters = {'k', args.length > 0 ? 'x' : 'c', 'o', 'v'};
    System.out.println(
        sum(PASCAL[4])
            + sum()
            + sum(1, letters.length)
            + " "
            + cube[1][2][3]
            + new String(letters));
  }

  private static int sum(int... numbers) {
    int sum = numbers.length == 0 ? -1 : 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }
}
