package org.kcov4j.agent.emit;

import java.util.Objects;
import org.objectweb.asm.tree.analysis.Value;

/** What is known of a value: how wide it is in the source, and whether it is a constant. */
final class Operand implements Value {
  /** What kind of value the source has, as far as the class file says. */
  enum Kind {
    /** boolean. */
    BOOLEAN(0, 1),
    /** byte. */
    BYTE(Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** short. */
    SHORT(Short.MIN_VALUE, Short.MAX_VALUE),
    /** char. */
    CHAR(Character.MIN_VALUE, Character.MAX_VALUE),
    /** int, or not known to be smaller. */
    INT(Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** An int that says how two numbers compare: of lcmp, fcmp and dcmp. */
    ORDER(Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** long. */
    LONG(0, 0),
    /** double. */
    DOUBLE(0, 0),
    /** A float, a reference or a return address. */
    OTHER(0, 0),
    /** Nothing that can be used. */
    NONE(0, 0);

    final int min;
    final int max;

    Kind(int min, int max) {
      this.min = min;
      this.max = max;
    }

    boolean isInt() {
      return compareTo(ORDER) <= 0;
    }
  }

  static final Operand NONE = of(Kind.NONE);

  final Kind kind;
  final boolean constant;

  /** Of an int: the least it can be. */
  final int min;

  /** Of an int: the greatest it can be. */
  final int max;

  /** Descriptor of an array type, or null. */
  final String array;

  private Operand(Kind kind, boolean constant, int min, int max, String array) {
    this.kind = kind;
    this.constant = constant;
    this.min = min;
    this.max = max;
    this.array = array;
  }

  static Operand of(Kind kind) {
    return new Operand(kind, false, kind.min, kind.max, null);
  }

  static Operand array(String descriptor) {
    return new Operand(Kind.OTHER, false, 0, 0, descriptor);
  }

  /** An int that the class file gives. */
  static Operand constant(int value) {
    return new Operand(Kind.INT, true, value, value, null);
  }

  /** Another value that the class file gives. */
  static Operand constant(Kind kind) {
    return new Operand(kind, true, kind.min, kind.max, null);
  }

  /** What a variable is that holds the one or the other. */
  Operand merge(Operand other) {
    if (equals(other)) {
      return this;
    }
    if (kind.isInt() && other.kind.isInt()) {
      return of(kindOfBoth(other));
    }
    return kind == other.kind ? of(kind) : NONE;
  }

  private Kind kindOfBoth(Operand other) {
    if (constant && !other.constant && fits(other.kind)) {
      return other.kind;
    }
    if (other.constant && !constant && other.fits(kind)) {
      return kind;
    }
    return Kind.INT;
  }

  private boolean fits(Kind range) {
    return min >= range.min && max <= range.max;
  }

  /**
   * log2 of the bytes in which two ints are to be shown, or one and a range of constants: those of
   * the wider one, and those of an int if none is known to be smaller.
   */
  int sizeLog(Operand other) {
    if (!constant || !other.constant) {
      for (Kind each : new Kind[] {Kind.BYTE, Kind.SHORT}) {
        int sizeLog = each == Kind.BYTE ? 0 : 1;
        int unsignedMax = each.max - each.min;
        boolean signed = fits(each) && other.fits(each);
        boolean unsigned = isWithin(unsignedMax) && other.isWithin(unsignedMax);
        if (signed || unsigned) {
          return sizeLog;
        }
      }
    }
    return 2;
  }

  /** Constants of a switch. */
  static Operand constants(int min, int max) {
    return new Operand(Kind.INT, true, min, max, null);
  }

  private boolean isWithin(int unsignedMax) {
    return min >= 0 && max <= unsignedMax;
  }

  @Override
  public int getSize() {
    return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof Operand)) {
      return false;
    }
    Operand other = (Operand) object;
    return kind == other.kind
        && constant == other.constant
        && min == other.min
        && max == other.max
        && Objects.equals(array, other.array);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + min) + Objects.hashCode(array);
  }
}
