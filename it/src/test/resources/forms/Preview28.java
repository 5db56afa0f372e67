import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;

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

  value record Line(Point from, Point to, String name) {
    Line {
      if (name == null) {
        name = from == to ? "dot" : "line";
      }
    }
  }

  interface Sized {
    int size();
  }

  static abstract value class Shape implements Sized {
    private final String name;

    Shape(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + size();
    }
  }

  static value class Square extends Shape {
    private final long side;

    Square(long side) {
      if (side < 0) {
        throw new IllegalArgumentException("negative: " + side);
      }
      this.side = side;
      super("square");
    }

    @Override
    public int size() {
      return (int) (side * side);
    }
  }

  static class Holder {
    private Point last;
    private volatile Point seen;
    private static Line line = new Line(new Point(0, 0), new Point(0, 0), null);

    Point next(Point p) {
      seen = last;
      last = p;
      return seen;
    }
  }

  static void arrays() {
    Point[] points = new Point[4];
    Object[] objects = points;
    for (int i = 0; i < points.length - 1; i++) {
      points[i] = new Point(i % 2, 300);
    }
    System.out.println(Arrays.toString(points) + (points[0] == points[2]));
    System.out.println(points[1] == objects[3]);
    System.out.println(Arrays.asList(points).indexOf(new Point(1, 300)));
    System.out.println(points.clone().length);
    try {
      objects[0] = "no point";
    } catch (ArrayStoreException e) {
      System.out.println(e.getMessage());
    }
    Point[][] deep = {points, {new Point(7, 7)}};
    long sum = 0;
    for (Point[] row : deep) {
      for (Point p : row) {
        sum += p == null ? 1000 : p.x() + p.y();
      }
    }
    System.out.println(sum);
  }

  static void identity(Object o) {
    try {
      synchronized (o) {
        System.out.println("locked");
      }
    } catch (IdentityException e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(new WeakReference<>(o).refersTo(o));
    } catch (IdentityException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(Objects.hasIdentity(o) + " " + (o.hashCode() == System.identityHashCode(o)));
  }

  static void values() {
    Holder holder = new Holder();
    System.out.println(holder.next(new Point(1, 1)) + " " + holder.next(new Point(2, 2)));
    System.out.println(Holder.line);
    Line line = new Line(new Point(1, 2), new Point(1, 3), null);
    System.out.println(line + " " + (line == new Line(new Point(1, 2), new Point(1, 3), "line")));
    System.out.println(new Square(3).equals(new Square(3)));
    System.out.println(new Square(3) + " " + (Sized) new Square(2));
    try {
      System.out.println(new Square(-1));
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    Integer boxed = 1_000_000;
    Object same = 1_000_000;
    System.out.println(boxed == same);
  }

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
    arrays();
    identity(new Point(3, 4));
    identity(new int[0]);
    identity(42);
    values();
    int n = 200;
    if (n instanceof byte b) {
      System.out.println(b);
    }
  }
}
