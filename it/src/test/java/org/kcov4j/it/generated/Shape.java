package org.kcov4j.it.generated;

import java.util.List;

/**
 * A method: units, which begin at the first, and handlers.
 *
 * @param name the method's name
 * @param constructor whether it is one
 * @param locals how its variables are laid out
 * @param units each ends with a jump, or runs into the next
 * @param guards its exception table, in order
 */
record Shape(
    String name, boolean constructor, Locals locals, List<Unit> units, List<Guard> guards) {

  /** Operations and how they end. */
  record Unit(List<Op> ops, Exit exit) {}

  /**
   * A handler.
   *
   * @param from the first unit it covers
   * @param to the unit behind the last
   * @param handler the unit that handles
   * @param type internal name of what it catches; null for everything
   */
  record Guard(int from, int to, int handler, String type) {
    boolean catches(int unit, String thrown) {
      return from <= unit
          && unit < to
          && (type == null
              || type.equals(thrown)
              || type.equals("java/lang/RuntimeException")
              || type.equals("java/lang/IndexOutOfBoundsException")
                  && thrown.equals("java/lang/ArrayIndexOutOfBoundsException"));
    }
  }

  /**
   * Where variables are.
   *
   * @param slots by variable
   * @param copied whether the first unit copies the parameters there
   */
  record Locals(int[] slots, boolean copied) {
    int of(Variable variable) {
      return slots[variable.ordinal()];
    }
  }

  String descriptor() {
    return Variable.DESCRIPTOR + (constructor ? "V" : "I");
  }
}
