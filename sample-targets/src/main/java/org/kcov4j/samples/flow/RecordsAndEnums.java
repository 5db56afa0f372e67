package org.kcov4j.samples.flow;

/** Generated members of records and enums, constant-specific bodies, and pattern matching. */
public final class RecordsAndEnums {

  private enum Operation {
    PLUS {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    MINUS {
      @Override
      int apply(int a, int b) {
        return a > b ? a - b : b - a;
      }
    };

    abstract int apply(int a, int b);
  }

  private record Point(int x, int y) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("x");
      }
    }
  }

  private RecordsAndEnums() {}

  public static void main(String[] args) {
    StringBuilder text = new StringBuilder();
    for (String name : new String[] {"PLUS", "MINUS", "TIMES"}) {
      try {
        text.append(Operation.valueOf(name).apply(2, 5)).append(' ');
      } catch (IllegalArgumentException unknown) {
        text.append("? ");
      }
    }
    Point point = new Point(3, 4);
    for (Object other : new Object[] {point, new Point(3, 4), new Point(3, 5), "3,4", 12}) {
      text.append(point.equals(other)).append(describe(other)).append(' ');
    }
    System.out.println(text);
  }

  private static String describe(Object value) {
    if (value instanceof Point p && p.x() > p.y() - 2) {
      return p.toString();
    }
    return value instanceof String s ? s : "other";
  }
}
