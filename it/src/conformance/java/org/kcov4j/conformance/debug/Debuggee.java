package org.kcov4j.conformance.debug;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * A program to step through. It runs the same three times, so that what it needs is loaded by the
 * second; told to {@code serve}, it then answers each line of its input with {@link
 * Swapped#value}{@code (3)}, until there is none.
 */
public final class Debuggee {
  private Debuggee() {}

  public static void main(String[] args) throws IOException {
    for (int i = 0; i < 3; i++) {
      run(5, "five");
    }
    if (args.length > 0 && args[0].equals("serve")) {
      System.out.println("ready");
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
      for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
        System.out.println(Swapped.value(3));
      }
    }
  }

  private static long run(int n, String name) {
    Shape shape = new Shape(n > 2, 3L);
    int total = 0;
    for (int i = 0; i < n; i++) {
      long area = shape.area(i);
      total += (int) area;
      if ((i & 1) == 0 && total > 3) {
        continue;
      }
      double half = total / 2.0;
      total += half > 5 ? 1 : 2;
    }
    String chosen = n > 3 ? name : null;
    if (chosen != null) {
      int[] each = {choose(n), choose(1), guarded(n), guarded(0)};
      for (int value : each) {
        total += value;
      }
    }
    total += countDown(2);
    return total + shape.grow(2).area(1);
  }

  private static int choose(int n) {
    int result = 1;
    switch (n) {
      case 1:
        result += 10;
        break;
      case 2:
        result += 20;
        break;
      case 5:
        result = 50;
        break;
      default:
        break;
    }
    return result;
  }

  private static int guarded(int n) {
    int steps = 0;
    try {
      steps++;
      return checked(n) + steps;
    } catch (Refused e) {
      steps += e.code;
    } finally {
      steps--;
    }
    return steps;
  }

  private static int checked(int n) throws Refused {
    if (n == 0) {
      throw new Refused(7);
    }
    return n;
  }

  /** Its first line is where its loop begins again. */
  private static int countDown(int n) {
    while (true) {
      if (--n < 0) {
        return n;
      }
    }
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    final int code;

    Refused(int code) {
      super(null, null, false, false);
      this.code = code;
    }
  }

  /** A constructor with a choice before that of its superclass runs. */
  private static final class Shape extends Sized {
    private final long height;

    Shape(boolean wide, long height) {
      super(wide ? 4 : 2);
      this.height = height;
    }

    synchronized long area(int more) {
      long width = size + more;
      return width * height;
    }

    Shape grow(int times) {
      Shape grown = new Shape(size > 2, height * times);
      return grown;
    }
  }

  private static class Sized {
    final int size;

    Sized(int size) {
      this.size = size;
    }
  }
}
