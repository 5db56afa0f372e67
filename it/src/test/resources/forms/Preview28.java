/** Previews of Java 28; prints what they do. */
public class Preview28 {
  static value class Range {
    private final int from;
    private final int to;

    Range(int a, int b) {
      from = a > b ? b : a;
      to = Math.max(a, b);
      super();
    }

    int size() {
      return to > from ? to - from : 0;
    }
  }

  value record Point(int x, int y) {}

  static String kind(Object o) {
    return switch (o) {
      case Range r when r.size() > 3 -> "long";
      case Range r -> "short";
      case Point(int x, byte y) -> "flat " + (x + y);
      case Point p -> "high";
      case int i when i > 3 -> "big";
      case int i -> "small";
      default -> "other";
    };
  }

  public static void main(String[] args) {
    Object[] all = {new Range(3, 1), new Range(4, 9), new Point(1, 2), new Point(1, 300), 5, 1, ""};
    for (Object each : all) {
      System.out.println(kind(each));
    }
    System.out.println(new Range(3, 1) == new Range(1, 3));
    int n = 200;
    if (n instanceof byte b) {
      System.out.println(b);
    }
  }
}
