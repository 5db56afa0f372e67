package org.kcov4j.reader.report.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * What a renderer writes for each symbol, made when first asked for. Kept by method, not by block:
 * a JVM may have a million blocks, and their numbers are quickly written.
 */
final class SymbolCache {
  /** Instead of the number of a block, where several must be shown. */
  static final int SEVERAL = -1;

  private static final int NOT_ASKED = -2;

  private final SymbolTable table;
  private final Function<Place, String> one;
  private final Function<List<Place>, String> several;
  private final byte[][] methods;
  private final byte[][] groups;
  private final int[] shown;

  /**
   * @param one renders a block's method
   * @param several renders blocks that share a PC and cannot be told apart
   */
  SymbolCache(
      SymbolTable table, Function<Place, String> one, Function<List<Place>, String> several) {
    this.table = table;
    this.one = one;
    this.several = several;
    this.methods = new byte[table.methodCount()][];
    this.groups = new byte[table.sharedPcs()][];
    this.shown = new int[table.sharedPcs()];
    Arrays.fill(shown, NOT_ASKED);
  }

  /** The number of the block to show for a symbol that is not unknown, or {@link #SEVERAL}. */
  int place(int symbol) {
    if (!SymbolTable.isAmbiguous(symbol)) {
      return symbol;
    }
    int group = SymbolTable.groupIndex(symbol);
    if (shown[group] == NOT_ASKED) {
      shown[group] = table.looksLikeOne(symbol) ? table.placesOf(symbol)[0] : SEVERAL;
    }
    return shown[group];
  }

  /** The bytes for the method of the block with this number. */
  byte[] method(int place) {
    int method = table.methodOf(place);
    if (methods[method] == null) {
      methods[method] = utf(one.apply(table.place(place)));
    }
    return methods[method];
  }

  /** The bytes for a symbol whose place is {@link #SEVERAL}. */
  byte[] several(int symbol) {
    int group = SymbolTable.groupIndex(symbol);
    if (groups[group] == null) {
      groups[group] = utf(several.apply(table.candidates(symbol)));
    }
    return groups[group];
  }

  private static byte[] utf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
