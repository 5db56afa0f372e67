package org.kcov4j.agent.emit;

import java.util.Collections;
import java.util.List;
import org.kcov4j.runtime.record.Comparisons;
import org.kcov4j.runtime.record.ObjectComparisons;
import org.objectweb.asm.Type;

/** A comparison that an instruction makes: what is on the stack before it, and who records it. */
final class Comparison {
  private static final String NUMBERS = Type.getInternalName(Comparisons.class);
  private static final String OBJECTS = Type.getInternalName(ObjectComparisons.class);

  /** Internal name of the recorder's class. */
  final String recorder;

  /** The recorder's method. */
  final String name;

  /** Types of the operands on the stack, the topmost last. */
  final Type[] operands;

  /** As {@link Comparisons} has it. */
  final int kind;

  /** Whether the second operand is a 0 that is not on the stack. */
  final boolean withZero;

  /** A switch's labels, in pieces of a string constant's size; none for anything else. */
  final List<String> labels;

  private Comparison(
      String recorder,
      String name,
      Type[] operands,
      int kind,
      boolean withZero,
      List<String> labels) {
    this.recorder = recorder;
    this.name = name;
    this.operands = operands;
    this.kind = kind;
    this.withZero = withZero;
    this.labels = labels;
  }

  static Comparison ofInts(int kind) {
    Type[] operands = {Type.INT_TYPE, Type.INT_TYPE};
    return new Comparison(NUMBERS, "ints", operands, kind, false, none());
  }

  static Comparison withZero(int kind) {
    Type[] operands = {Type.INT_TYPE};
    return new Comparison(NUMBERS, "ints", operands, kind, true, none());
  }

  static Comparison ofLongs(int kind) {
    Type[] operands = {Type.LONG_TYPE, Type.LONG_TYPE};
    return new Comparison(NUMBERS, "longs", operands, kind, false, none());
  }

  static Comparison ofLabels(int kind, List<String> labels) {
    Type[] operands = {Type.INT_TYPE};
    return new Comparison(NUMBERS, "labels", operands, kind, false, labels);
  }

  static Comparison ofObjects(String name, Type[] operands, int kind) {
    return new Comparison(OBJECTS, name, operands, kind, false, none());
  }

  private static List<String> none() {
    return Collections.emptyList();
  }
}
