package org.kcov4j.reader.trace;

import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;

/**
 * A block, and where in the code it is.
 *
 * @param type its class; of a class with several loaders the first loaded
 * @param method its method
 * @param block its index in the class
 */
public record Place(ClassRecord type, MethodRecord method, int block) {

  /** Bytecode index of the block's first instruction; of the jump for a split edge. */
  public int bci() {
    return type.blocks().bci(block);
  }

  /** The line on which it begins, 0 if unknown. */
  public int line() {
    return type.blocks().firstLine(block);
  }

  /** The block's PC. */
  public int pc() {
    return method.pc(block);
  }

  /** Class, method, descriptor and bytecode index, in one word: {@code a.B#m(I)V@12}. */
  public String key() {
    return type.javaName() + '#' + method.name() + method.descriptor() + '@' + bci();
  }

  /** Whether a reader of a trace could not tell the two apart anyway. */
  boolean looksLike(Place other) {
    return line() == other.line() && key().equals(other.key());
  }
}
