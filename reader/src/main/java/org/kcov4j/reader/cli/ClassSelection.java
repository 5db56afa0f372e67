package org.kcov4j.reader.cli;

import org.kcov4j.reader.trace.SymbolTable;

/**
 * Which symbols {@code --class} asks for. Blocks that cannot be told apart are asked for when one
 * of them is; unknown ones, by the name {@code unknown}.
 */
final class ClassSelection {
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final SymbolTable table;
  private final Glob glob;

  /** Answers given before, by place; 0 where none was. */
  private final byte[] known;

  /**
   * @param pattern null for all
   */
  ClassSelection(SymbolTable table, String pattern) {
    this.table = table;
    this.glob = pattern == null ? null : new Glob(pattern);
    this.known = new byte[pattern == null ? 0 : table.places()];
  }

  boolean has(int symbol) {
    if (glob == null) {
      return true;
    }
    if (symbol == SymbolTable.UNKNOWN) {
      return glob.matches("unknown");
    }
    if (SymbolTable.isAmbiguous(symbol)) {
      return table.candidates(symbol).stream().anyMatch(p -> glob.matches(p.type().javaName()));
    }
    if (known[symbol] == 0) {
      known[symbol] = glob.matches(table.place(symbol).type().javaName()) ? YES : NO;
    }
    return known[symbol] == YES;
  }
}
