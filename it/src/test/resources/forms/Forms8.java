import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What compilers from Java 8 on know, each in its own way; prints what it does. */
public class Forms8 {
  static int counted;

  static int count() {
    return ++counted;
  }

  interface Named {
    int NUMBER = count();

    String name();

    default String text() {
      return name().isEmpty() ? "nobody" : article(name()) + name();
    }

    static String article(String name) {
      return "aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ";
    }
  }

  enum Level {
    LOW {
      @Override
      int weight() {
        return 1;
      }
    },
    HIGH {
      @Override
      int weight() {
        return 10;
      }
    };

    abstract int weight();
  }

  static class Base {
    final String said;

    Base(String said) {
      this.said = said;
    }
  }

  /** Constructors that choose, and make objects, before they call another one. */
  static class Derived extends Base {
    private int secret = 3;

    Derived(boolean yes, int n) {
      super(
          yes
              ? n > 1 ? "many" : "one"
              : new StringBuilder(n > 1 ? "ynam" : "eno").append(n < 0 ? '-' : '+').toString());
    }

    Derived(int n) {
      this(n > 0 && n != 5, n < 0 ? -n : n);
    }

    class Inner {
      private int hidden = secret;

      int peek() {
        return secret++ + hidden; // By an accessor before Java 11, as a nestmate from then on.
      }
    }
  }

  static class Resource implements AutoCloseable {
    private final boolean bad;

    Resource(boolean bad) {
      this.bad = bad;
    }

    @Override
    public void close() {
      System.out.print("closed ");
      if (bad) {
        throw new IllegalStateException("on close");
      }
    }
  }

  interface Greeter {
    String greet(String name);
  }

  /** Defines a class from bytes, with no code source. */
  static class Definer extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  public static class Unlocated implements Supplier<String> {
    @Override
    public String get() {
      return getClass().getProtectionDomain().getCodeSource() == null ? "no place" : "a place";
    }
  }

  static String choose(String s) {
    switch (s) {
      case "Aa": // These two have the same hash code.
      case "BB":
        return "twins";
      case "x":
        s += "y";
        // Falls through.
      case "z":
        return s + "!";
      default:
        return "other";
    }
  }

  static int labels(int n) {
    int sum = 0;
    outer:
    for (int i = 0; i < n; i++) {
      for (int j = 0; ; j++) {
        if (j > i) {
          continue outer;
        }
        if (i * j == 6) {
          break outer;
        }
        sum += i - j;
      }
    }
    do {
      sum--;
    } while (sum % 4 != 0);
    return sum;
  }

  static String resources(boolean bad, boolean thrown) {
    try (Resource first = new Resource(false);
        Resource second = new Resource(bad)) {
      if (thrown) {
        throw new IOException("inside");
      }
      return "fine";
    } catch (IOException | IllegalStateException e) {
      return e.getMessage() + e.getSuppressed().length;
    } finally {
      System.out.print("finally ");
    }
  }

  /** The handler of a monitor covers itself. */
  static int locked(Object lock, int[] array, int i) {
    try {
      synchronized (lock) {
        synchronized (array) {
          return array[i] / i;
        }
      }
    } catch (ArithmeticException e) {
      return -1;
    } catch (RuntimeException e) {
      return -2;
    }
  }

  static synchronized long mixed(long a, double b, float c, Object o) {
    long result = a > b ? (long) b : a;
    if (o instanceof Number && ((Number) o).intValue() != 0) {
      result <<= ((Number) o).intValue() & 3;
    }
    assert result > Long.MIN_VALUE;
    return c != c ? -result : result ^ (c > 0 ? 1L : 2L);
  }

  public static void main(String[] args) throws Exception {
    Named apple = () -> "apple";
    for (Named each : Arrays.<Named>asList(apple, () -> "pear", () -> "")) {
      System.out.print(each.text() + ", ");
    }
    System.out.println(Named.NUMBER);
    for (Level level : Level.values()) {
      switch (level) {
        case LOW:
          System.out.print("low " + level.weight() + " ");
          break;
        default:
          System.out.println("high " + level.weight());
      }
    }
    for (int n : new int[] {1, 2, 5, -1, -5, 0}) {
      System.out.print(new Derived(n).said + " ");
    }
    Derived derived = new Derived(true, 2);
    System.out.println(derived.new Inner().peek() + derived.new Inner().peek());
    Greeter greeter =
        (Greeter)
            Proxy.newProxyInstance(
                Forms8.class.getClassLoader(),
                new Class<?>[] {Greeter.class},
                (proxy, method, a) -> method.getName() + " " + a[0]);
    System.out.println(greeter.greet("proxy"));
    List<IntUnaryOperator> operators = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int by = i;
      operators.add(x -> x > 5 ? x * by : x + by);
    }
    operators.forEach(each -> System.out.print(each.applyAsInt(4) + each.applyAsInt(6) + " "));
    Function<String, Integer> length = String::length;
    System.out.println(length.andThen(n -> n % 2 == 0 ? "even" : "odd").apply("four"));
    System.out.println(
        Arrays.asList("x", "BB", "z", "Aa", "").stream()
            .sorted(Comparator.reverseOrder())
            .map(Forms8::choose)
            .collect(Collectors.toList()));
    System.out.println(labels(3) + " " + labels(9));
    for (int i = 0; i < 4; i++) {
      System.out.println(resources((i & 1) != 0, (i & 2) != 0));
    }
    int[] array = {4, 5, 6};
    System.out.println(locked("", array, 2) + locked("", array, 0) + locked("", array, 7));
    System.out.println(
        mixed(7, 3.5, 1, 2) + mixed(-7, 3.5, Float.NaN, "") + mixed(2, Double.NaN, -1f, 0));
    try (StringReader reader = new StringReader("text")) {
      int c;
      while ((c = reader.read()) >= 0) {
        System.out.print((char) (c ^ 1));
      }
    }
    try (InputStream in = Forms8.class.getResourceAsStream("Forms8$Unlocated.class")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
      }
      Class<?> type = new Definer().define(bytes.toByteArray());
      System.out.println(((Supplier<?>) type.getConstructor().newInstance()).get());
    }
  }
}
