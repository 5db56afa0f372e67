package org.kcov4j.it.generated;

/**
 * How a unit ends.
 *
 * @param kind which instruction
 * @param x an int variable, for those that look at one
 * @param targets units it may go to; a switch's last one is its default
 */
record Exit(Kind kind, int x, int... targets) {
  enum Kind {
    /** No instruction: the next unit follows. */
    FALL,
    GOTO,
    /** If x is 0. */
    IF_ZERO,
    /** If x is less than the next int variable. */
    IF_LESS,
    /** If number is at most x. */
    IF_LONG,
    IF_NULL,
    /** If there is fuel: the one jump that may lead back. */
    IF_FUEL,
    /** Of x &amp; 7: 0 and so on. */
    TABLE,
    /** Of x &amp; 7: 0, 2, 4 and so on. */
    LOOKUP,
    RETURN,
    /** Throws an ArithmeticException. */
    THROW,
    /** Throws what was caught. */
    RETHROW,
    /** Calls the subroutine; the next unit follows when it returns. */
    JSR,
    RET
  }

  boolean isConditional() {
    return kind.compareTo(Kind.IF_ZERO) >= 0 && kind.compareTo(Kind.IF_FUEL) <= 0;
  }

  boolean isSwitch() {
    return kind == Kind.TABLE || kind == Kind.LOOKUP;
  }

  /** Whether a conditional jump is taken. */
  boolean isTaken(State state) {
    return switch (kind) {
      case IF_ZERO -> state.ints[x] == 0;
      case IF_LESS -> state.ints[x] < state.ints[(x + 1) % 3];
      case IF_LONG -> state.number <= state.ints[x];
      case IF_NULL -> state.array == null;
      case IF_FUEL -> state.fuel > 0;
      default -> throw new IllegalStateException("not conditional: " + kind);
    };
  }

  /** Where a switch goes. */
  int chosen(State state) {
    int value = state.ints[x] & 7;
    int cases = targets.length - 1;
    int index = kind == Kind.TABLE ? value : value % 2 == 0 ? value / 2 : cases;
    return targets[Math.min(index, cases)];
  }
}
