package org.kcov4j.it.generated;

import org.objectweb.asm.Type;

/** The variables of each method, in the order of its parameters. */
enum Variable {
  FIRST("I"),
  SECOND("I"),
  THIRD("I"),
  NUMBER("J"),
  REAL("D"),
  ARRAY("[I"),
  FUEL("I"),
  LOCK("Ljava/lang/Object;"),
  /** Not a parameter: what a handler has caught. */
  CAUGHT("Ljava/lang/Throwable;"),
  /** Not a parameter: where a subroutine returns to. */
  RETURN_ADDRESS("Ljava/lang/Object;");

  static final String DESCRIPTOR = "(IIIJD[IILjava/lang/Object;)";

  final Type type;

  Variable(String descriptor) {
    type = Type.getType(descriptor);
  }

  boolean isParameter() {
    return this != CAUGHT && this != RETURN_ADDRESS;
  }

  static Variable ofInt(int index) {
    return values()[index];
  }
}
