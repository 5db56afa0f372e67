package org.kcov4j.it.generated;

import java.util.Arrays;
import java.util.Locale;

/** The variables of a method of the model, as its parameters give them and its operations leave. */
final class State {
  final int[] ints = new int[3];
  long number;
  double real;
  int[] array;
  int fuel;

  /** What the method was thrown last and has not yet thrown on. */
  String caught;

  /** The one unit to which the subroutine returns. */
  int returnTo;

  State(int first, int second, int third, long number, double real, int length, int fuel) {
    ints[0] = first;
    ints[1] = second;
    ints[2] = third;
    this.number = number;
    this.real = real;
    array = length < 0 ? null : new int[length];
    this.fuel = fuel;
  }

  /** The parameters as {@code RunMethods} reads them. */
  String parameters() {
    return String.format(
        Locale.ROOT,
        "%d %d %d %d %d %d %d",
        ints[0],
        ints[1],
        ints[2],
        number,
        Double.doubleToRawLongBits(real),
        array == null ? -1 : array.length,
        fuel);
  }

  State copy() {
    int length = array == null ? -1 : array.length;
    State copy = new State(ints[0], ints[1], ints[2], number, real, length, fuel);
    if (array != null) {
      copy.array = Arrays.copyOf(array, length);
    }
    return copy;
  }

  /** What a method returns: {@link Emitter} has the same in bytecode. */
  int sum() {
    return ints[0] + 31 * (ints[1] + 31 * (ints[2] + 31 * ((int) number + 31 * (int) real))) + fuel;
  }
}
