package org.kcov4j.reader.trace;

import java.io.IOException;

/** Takes the comparison records of an area in order. */
@FunctionalInterface
public interface ComparisonVisitor {
  /**
   * @param index of the record, from 1
   * @param symbol what the record's PC stands for, see {@link SymbolTable}
   * @return whether to go on
   */
  boolean comparison(int index, Comparison comparison, int symbol) throws IOException;
}
