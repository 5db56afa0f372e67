package org.kcov4j.reader.trace;

import java.io.IOException;

/** Takes the PCs of an area in order. */
@FunctionalInterface
public interface PcVisitor {
  /**
   * @param index from 1, the PC's word in the area
   * @param pc as recorded
   * @param symbol what it stands for, see {@link SymbolTable}
   * @return whether to go on
   */
  boolean pc(int index, int pc, int symbol) throws IOException;
}
