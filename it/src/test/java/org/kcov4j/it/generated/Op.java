package org.kcov4j.it.generated;

/**
 * An operation without a jump. {@code x} and {@code y} choose among the int variables, {@code c} is
 * a constant.
 *
 * @param kind what it does
 */
record Op(Kind kind, int x, int y, int c) {
  enum Kind {
    NOP,
    /** x += c, as iinc. */
    INCREMENT,
    /** x = x * 31 + y. */
    MIX,
    /** x = y / x: may throw. */
    DIVIDE,
    /** number = number * 7 + x. */
    MIX_LONG,
    /** x = (int) number % (y | 1). */
    FROM_LONG,
    /** real = real * 0.5 + x. */
    MIX_DOUBLE,
    /** x = (int) real. */
    FROM_DOUBLE,
    /** x = array[y &amp; 7]: may throw. */
    LOAD,
    /** array[y &amp; 7] = x: may throw. */
    STORE,
    /** array = null. */
    FORGET,
    /** array = new int[c]. */
    RENEW,
    /** fuel -= 1. */
    BURN,
    /** Throws when fuel can be divided by 3. */
    DIVIDE_BY_FUEL,
    /** The first of a handler. */
    DROP_CAUGHT,
    /** The first of a handler. */
    KEEP_CAUGHT,
    LOCK,
    UNLOCK,
    /** Leaves an object that is not initialized on the stack, twice. */
    NEW,
    /** The constant goes on top of it. */
    PUSH,
    /** The object's constructor is called, and the object dropped. */
    INIT,
    /** As NEW, in a constructor: the object under construction. */
    THIS,
    /** As INIT: the constructor of the superclass is called. */
    INIT_THIS,
    /** The first of a subroutine. */
    KEEP_RETURN_ADDRESS
  }

  static Op of(Kind kind) {
    return new Op(kind, 0, 0, 0);
  }

  /**
   * Changes the state as the JVM would.
   *
   * @return internal name of the exception thrown; null if none is
   */
  String run(State state) {
    int[] v = state.ints;
    switch (kind) {
      case INCREMENT -> v[x] += c;
      case MIX -> v[x] = v[x] * 31 + v[y];
      case DIVIDE -> {
        if (v[x] == 0) {
          return "java/lang/ArithmeticException";
        }
        v[x] = v[y] / v[x];
      }
      case MIX_LONG -> state.number = state.number * 7 + v[x];
      case FROM_LONG -> v[x] = (int) state.number % (v[y] | 1);
      case MIX_DOUBLE -> state.real = state.real * 0.5 + v[x];
      case FROM_DOUBLE -> v[x] = (int) state.real;
      case LOAD, STORE -> {
        String thrown = access(state.array, v[y] & 7);
        if (thrown != null) {
          return thrown;
        } else if (kind == Kind.LOAD) {
          v[x] = state.array[v[y] & 7];
        } else {
          state.array[v[y] & 7] = v[x];
        }
      }
      case FORGET -> state.array = null;
      case RENEW -> state.array = new int[c];
      case BURN -> state.fuel--;
      case DIVIDE_BY_FUEL -> {
        return state.fuel % 3 == 0 ? "java/lang/ArithmeticException" : null;
      }
      default -> {
        // No variable changes.
      }
    }
    return null;
  }

  private static String access(int[] array, int index) {
    if (array == null) {
      return "java/lang/NullPointerException";
    }
    return index < array.length ? null : "java/lang/ArrayIndexOutOfBoundsException";
  }
}
