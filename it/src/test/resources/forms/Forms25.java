import java.util.ArrayList;
import java.util.List;

/** What came up to Java 25; prints what it does. */
public class Forms25 {
  static class Base {
    final List<String> said = new ArrayList<>();

    Base(int n) {
      said.add(n + ":" + describe());
    }

    String describe() {
      return "base";
    }
  }

  /** Code before the other constructor is called: loops, handlers, fields that are set already. */
  static class Early extends Base {
    private final String early;

    Early(int n) {
      int digits = 0;
      for (int rest = n; rest != 0; rest /= 10) {
        digits++;
      }
      if (n < 0) {
        throw new IllegalArgumentException("negative");
      }
      String text;
      try {
        text = n % 2 == 0 ? "even" : Integer.toString(100 / (n - 1));
      } catch (ArithmeticException e) {
        text = "by zero";
      }
      early = text;
      super(switch (digits) {
        case 0 -> n > -1 ? 7 : 8;
        case 1 -> n;
        default -> {
          int sum = 0;
          while (n > 0) {
            sum += n % 10;
            n /= 10;
          }
          yield sum;
        }
      });
      said.add(early.isEmpty() ? "nothing" : early);
    }

    Early(String s) {
      var made = new StringBuilder(s.length() > 1 ? s : "0");
      this(Integer.parseInt(made.reverse().toString()));
    }

    @Override
    String describe() {
      return early;
    }
  }

  record Point(int x, int y) {}

  static String place(Object o) {
    return switch (o) {
      case Point(int x, _) when x == 0 -> "on the axis";
      case Point(var x, var y) -> x > y ? "below" : "above";
      case String _ -> "text";
      case null, default -> "nowhere";
    };
  }

  public static void main(String[] args) {
    for (int n : new int[] {0, 1, 4, 5, 471}) {
      System.out.println(new Early(n).said);
    }
    System.out.println(new Early("21").said);
    System.out.println(new Early("").said);
    try {
      new Early(-1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    for (Object each : new Object[] {new Point(0, 1), new Point(2, 1), new Point(1, 2), "", null}) {
      System.out.println(place(each));
    }
    int sum = 0;
    for (var _ : List.of(1, 2, 3)) {
      sum++;
    }
    System.out.println(sum);
  }
}
