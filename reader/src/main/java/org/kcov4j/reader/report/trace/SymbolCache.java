package org.kcov4j.reader.report.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/** What a renderer writes for each symbol, made when first asked for. */
final class SymbolCache {
  private final SymbolTable table;
  private final Function<Place, String> one;
  private final Function<List<Place>, String> several;
  private final byte[][] places;
  private final byte[][] groups;

  /**
   * @param one renders a block
   * @param several renders blocks that share a PC and cannot be told apart
   */
  SymbolCache(
      SymbolTable table, Function<Place, String> one, Function<List<Place>, String> several) {
    this.table = table;
    this.one = one;
    this.several = several;
    this.places = new byte[table.places()][];
    this.groups = new byte[table.sharedPcs()][];
  }

  /** The bytes for a symbol that is not unknown. */
  byte[] get(int symbol) {
    boolean ambiguous = SymbolTable.isAmbiguous(symbol);
    byte[][] cache = ambiguous ? groups : places;
    int index = ambiguous ? SymbolTable.groupIndex(symbol) : symbol;
    byte[] bytes = cache[index];
    if (bytes == null) {
      bytes = render(symbol, ambiguous).getBytes(StandardCharsets.UTF_8);
      cache[index] = bytes;
    }
    return bytes;
  }

  private String render(int symbol, boolean ambiguous) {
    if (!ambiguous) {
      return one.apply(table.place(symbol));
    }
    List<Place> candidates = table.candidates(symbol);
    return table.looksLikeOne(symbol) ? one.apply(candidates.get(0)) : several.apply(candidates);
  }
}
