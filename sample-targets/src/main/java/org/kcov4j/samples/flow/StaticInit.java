package org.kcov4j.samples.flow;

/** The order of static initializers: on first use, base class first, and once when they fail. */
public final class StaticInit {

  private static final StringBuilder ORDER = new StringBuilder();

  private static int note(String event, int value) {
    ORDER.append(event).append(value > 2 ? '!' : ' ');
    return value;
  }

  private static class Base {
    static int base = note("base", 1);

    static int touch() {
      return base;
    }
  }

  private static final class Derived extends Base {
    static final int CONSTANT = 7;
    static int derived;

    static {
      for (int i = 0; i < 2; i++) {
        derived += note("derived", i + base);
      }
    }
  }

  /** Initializes another class from within its own initializer. */
  private static final class Outer {
    static final int VALUE = Inner.VALUE + note("outer", 3);
  }

  private static final class Inner {
    static final int VALUE = note("inner", 2);
  }

  private static final class Broken {
    static int value = note("broken", 4) / (ORDER.length() - ORDER.length());
  }

  private StaticInit() {}

  public static void main(String[] args) {
    note("main", Derived.CONSTANT);
    note("touch", Derived.touch());
    note("derived", Derived.derived);
    note("outer", Outer.VALUE);
    for (int i = 0; i < 2; i++) {
      try {
        note("never", Broken.value);
      } catch (ExceptionInInitializerError first) {
        note("first", i);
      } catch (NoClassDefFoundError second) {
        note("second", i);
      }
    }
    System.out.println(ORDER);
  }
}
