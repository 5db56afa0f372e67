package org.kcov4j.samples.flow;

/** Exceptions that the JVM throws in the middle of a block, caught by the caller. */
public final class ImplicitExceptions {

  private ImplicitExceptions() {}

  public static void main(String[] args) {
    StringBuilder caught = new StringBuilder();
    for (int kind = 0; kind < 7; kind++) {
      try {
        caught.append(provoke(kind, new int[2], null, "text"));
      } catch (NullPointerException
          | ArithmeticException
          | ClassCastException
          | IndexOutOfBoundsException
          | ArrayStoreException
          | NegativeArraySizeException e) {
        caught.append(e.getClass().getSimpleName()).append(' ');
      }
    }
    System.out.println(caught);
  }

  private static int provoke(int kind, int[] array, String none, Object text) {
    int after = 1;
    switch (kind) {
      case 0:
        after += none.length();
        break;
      case 1:
        after += array[kind + 1];
        break;
      case 2:
        after /= array[0];
        break;
      case 3:
        after += (Integer) text;
        break;
      case 4:
        Object[] strings = new String[1];
        strings[0] = array;
        break;
      case 5:
        after += new int[-kind].length;
        break;
      default:
        break;
    }
    return after;
  }
}
