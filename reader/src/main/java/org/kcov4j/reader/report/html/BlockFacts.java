package org.kcov4j.reader.report.html;

import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/** What the order of calls asks of each PC of a trace, quick to look up. */
final class BlockFacts {
  private static final int BEGINS = 1;
  private static final int LEAVES = 2;
  private static final int HANDLER = 4;

  private final SymbolTable table;
  private final byte[] flags;
  private final int[] shown;

  BlockFacts(SymbolTable table) {
    this.table = table;
    this.flags = new byte[table.places()];
    for (int i = 0; i < table.classes().size(); i++) {
      Blocks blocks = table.classes().get(i).blocks();
      int first = table.firstPlace(i);
      for (MethodRecord method : table.classes().get(i).methods()) {
        for (int b = method.firstBlock(); b < method.endBlock(); b++) {
          flags[first + b] =
              (byte)
                  ((b == method.firstBlock() ? BEGINS : 0)
                      | (blocks.isExit(b) ? LEAVES : 0)
                      | (blocks.isHandler(b) ? HANDLER : 0));
        }
      }
    }
    this.shown = new int[table.sharedPcs()];
    for (int symbol : table.ambiguousSymbols()) {
      shown[SymbolTable.groupIndex(symbol)] =
          table.looksLikeOne(symbol) ? table.placesOf(symbol)[0] : symbol;
    }
  }

  /** The block itself, of several that look alike the first; else what cannot be told apart. */
  int shown(int symbol) {
    return SymbolTable.isAmbiguous(symbol) ? shown[SymbolTable.groupIndex(symbol)] : symbol;
  }

  /** A number for the symbol's method; negative where it is not known. */
  int method(int symbol) {
    return symbol >= 0 ? table.methodOf(symbol) : symbol;
  }

  /** Whether a method begins with the block. */
  boolean begins(int symbol) {
    return symbol >= 0 && (flags[symbol] & BEGINS) != 0;
  }

  /** Whether control leaves the method at the block's end. */
  boolean leaves(int symbol) {
    return symbol >= 0 && (flags[symbol] & LEAVES) != 0;
  }

  /** Whether an exception handler begins with the block. */
  boolean isHandler(int symbol) {
    return symbol >= 0 && (flags[symbol] & HANDLER) != 0;
  }

  /** Whether control goes from one block directly to the other, in the same method. */
  boolean leads(int from, int to) {
    if (from < 0 || to < 0) {
      return from == to;
    }
    Place source = table.place(from);
    Blocks blocks = source.type().blocks();
    int ordinal = to - (from - source.block()) - source.method().firstBlock();
    for (int i = 0; i < blocks.successors(source.block()); i++) {
      if (blocks.successor(source.block(), i) == ordinal) {
        return true;
      }
    }
    return false;
  }
}
