import java.util.List;

/** What came up to Java 17; prints what it does. */
public class Forms17 {
  sealed interface Shape permits Circle, Square {
    default String text() {
      return hidden(this) + "!";
    }

    private static String hidden(Shape shape) {
      return shape instanceof Circle c && c.radius() > 2 ? "large " + c : "a " + shape;
    }
  }

  record Circle(int radius) implements Shape {
    Circle {
      if (radius < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  record Square(int side) implements Shape {
    static final Square UNIT = new Square(1);
  }

  enum Level {
    LOW,
    HIGH
  }

  static String choose(Object o) {
    String kind =
        switch (String.valueOf(o)) {
          case "a", "b" -> "letter";
          case "1" -> {
            int n = 0;
            while (n * n < 10) {
              n++;
            }
            yield "digit " + n;
          }
          default -> "other";
        };
    return o instanceof String s && !s.isEmpty() ? kind + " " + s.charAt(0) : kind;
  }

  /** A switch within an expression: the stack is not empty where it branches. */
  static int weigh(Level level, int n) {
    return n
        + switch (level) {
          case LOW -> n > 1 ? 10 : 20;
          case HIGH -> {
            try {
              yield 100 / n;
            } catch (ArithmeticException e) {
              yield -1;
            }
          }
        };
  }

  public static void main(String[] args) {
    for (Shape shape : List.of(new Circle(1), new Circle(5), Square.UNIT)) {
      System.out.println(shape.text() + " " + shape.equals(new Circle(5)));
    }
    try {
      new Circle(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    for (Level level : Level.values()) {
      System.out.println(weigh(level, 0) + " " + weigh(level, 2));
    }
    var local =
        new Object() {
          int n = 3;

          int next() {
            return n > 4 ? n : ++n;
          }
        };
    System.out.println(local.next() + local.next() + local.next());
    record Pair<T>(T left, T right) {}
    System.out.println(new Pair<>("l", "r").hashCode() == new Pair<>("l", "r").hashCode());
    System.out.println(choose("a") + choose(1) + choose("") + choose(null));
    String block =
        """
        text\
         block
        """;
    System.out.print(block);
  }
}
