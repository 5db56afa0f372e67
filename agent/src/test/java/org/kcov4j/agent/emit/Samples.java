package org.kcov4j.agent.emit;

import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Compiled control flow of all kinds. */
@SuppressWarnings({"unused", "fallthrough"})
public class Samples implements Serializable {
  @Target(ElementType.TYPE_USE)
  @interface Mark {}

  public static class Base {
    final Object value;

    Base(Object value) {
      this.value = value;
    }
  }

  public static class Derived extends Base {
    Derived(boolean c) {
      super(c ? "a" : Integer.valueOf(1));
    }
  }

  public interface WithCode {
    static int twice(int x) {
      return x > 0 ? 2 * x : 0;
    }

    default int thrice(int x) {
      return x > 0 ? 3 * x : 0;
    }
  }

  int field;

  static int straight(int x) {
    return x + 1;
  }

  static int loop(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }

  static int spin(int n) {
    do {
      n--;
    } while (n > 0);
    return n;
  }

  static String choose(int x) {
    switch (x) {
      case 1:
      case 2:
        return "few";
      case 3:
        return "three";
      case 1_000_000:
        return "many";
      default:
        return "other";
    }
  }

  static int dense(int x) {
    switch (x) {
      case 0:
        x += 10;
      case 1:
        x += 20;
        break;
      case 2:
      case 4:
        x += 30;
        break;
      case 3:
        break;
      default:
        x = -1;
    }
    return x;
  }

  static int names(String s) {
    switch (s) {
      case "Aa":
        return 1;
      case "BB":
        return 2;
      default:
        return 3;
    }
  }

  static Object create(int c) {
    if (c < 0) {
      return new StringBuilder(c < -1 ? "x" : "y").append(c > -3 ? 1 : 2).toString();
    }
    while (c > 0) {
      Object made = new Base(c > 1 ? new Base("in") : "out");
      c -= made.hashCode() == 0 ? 1 : 1;
    }
    return new Derived(c == 0).value;
  }

  static int guarded(int x) {
    int state = 0;
    try {
      state = 1;
      if (x == 1) {
        throw new IllegalStateException();
      }
      state = 10 / (x - 2);
    } catch (IllegalStateException e) {
      state = 5;
    } catch (ArithmeticException e) {
      state = 6;
      if (x == 2) {
        return state;
      }
    } finally {
      state++;
      x++;
    }
    return state + x;
  }

  static synchronized long wide(long a, int b, double c) {
    long r = a;
    for (@Mark int i = 0; i < b; i++) {
      @Mark double d = c * i;
      synchronized (Samples.class) {
        r += d > 3 ? (long) d : 1L;
      }
    }
    return r;
  }

  static int lambdas(int n) {
    List<IntSupplier> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int x = i;
      all.add(() -> x > 1 ? x : -x);
    }
    int sum = 0;
    for (IntSupplier each : all) {
      sum += each.getAsInt();
    }
    return sum;
  }

  static int interfaces(int x) {
    return WithCode.twice(x) + new WithCode() {}.thrice(x);
  }

  static boolean logic(int x) {
    return (x > 1 && x < 5 || x == 9) && !(x == 3);
  }

  int instance(int by) {
    field += by > 0 ? by : -by;
    return field;
  }
}
