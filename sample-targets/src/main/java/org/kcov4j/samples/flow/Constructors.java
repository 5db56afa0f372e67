package org.kcov4j.samples.flow;

/** Blocks before the call of the super constructor, instance initializers, inner classes. */
public final class Constructors {

  private static class Shape {
    final int corners;

    Shape(int corners) {
      this.corners = corners < 0 ? 0 : corners;
    }
  }

  private static final class Named extends Shape {
    private int weight;
    private final String name;

    {
      for (int i = 0; i < 3; i++) {
        weight += i;
      }
    }

    /** The object is still uninitialized while the argument of super is chosen. */
    Named(String name, boolean square) {
      super(square ? 4 : name.isEmpty() ? -1 : 3);
      this.name = name;
    }

    Named(boolean square) {
      this(square ? "square" : "", square && !Boolean.getBoolean("kcov4j.never"));
    }

    @Override
    public String toString() {
      return name + "/" + corners + "/" + weight;
    }
  }

  private final int offset;

  private Constructors(int offset) {
    this.offset = offset;
  }

  private final class Inner {
    final int value;

    Inner(int value) {
      this.value = value > 1 ? value + offset : value;
    }
  }

  public static void main(String[] args) {
    System.out.println(new Named("a", false) + " " + new Named(true) + " " + new Named(false));
    Constructors outer = new Constructors(40);
    int captured = outer.new Inner(2).value;
    Object anonymous =
        new Object() {
          private final int seen = captured > 0 ? captured : -captured;

          @Override
          public String toString() {
            return "seen " + seen;
          }
        };
    System.out.println(anonymous.toString() + outer.new Inner(1).value);
    // A constructor call between NEW and <init> with branches in its arguments: two uninitialized
    // objects are on the operand stack when the inner condition jumps.
    Shape shape = new Shape(new Shape(captured > 0 ? 7 : 8).corners > 7 ? 1 : 2);
    System.out.println(shape.corners);
  }
}
