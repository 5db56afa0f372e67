package org.kcov4j.reader.cli;

import java.util.List;
import org.kcov4j.reader.trace.Place;
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

  /** Answers given before, 0 where none was. */
  private final byte[] places;

  private final byte[] groups;

  /**
   * @param pattern null for all
   */
  ClassSelection(SymbolTable table, String pattern) {
    this.table = table;
    this.glob = pattern == null ? null : new Glob(pattern);
    this.places = new byte[pattern == null ? 0 : table.places()];
    this.groups = new byte[pattern == null ? 0 : table.sharedPcs()];
  }

  boolean has(int symbol) {
    if (glob == null) {
      return true;
    }
    if (symbol == SymbolTable.UNKNOWN) {
      return glob.matches("unknown");
    }
    boolean ambiguous = SymbolTable.isAmbiguous(symbol);
    byte[] known = ambiguous ? groups : places;
    int index = ambiguous ? SymbolTable.groupIndex(symbol) : symbol;
    if (known[index] == 0) {
      List<Place> candidates = ambiguous ? table.candidates(symbol) : List.of(table.place(symbol));
      known[index] =
          candidates.stream().anyMatch(p -> glob.matches(p.type().javaName())) ? YES : NO;
    }
    return known[index] == YES;
  }
}
