package org.kcov4j.reader.watch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/** Names the methods of some PCs. */
final class NewestMethods {
  private NewestMethods() {}

  /**
   * The methods of the PCs, each once, in their order. PCs that are of no known block, or could be
   * of several methods, name none.
   */
  static List<String> of(SymbolTable symbols, int[] pcs, int most) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < pcs.length && names.size() < most; i++) {
      int symbol = symbols.symbol(pcs[i]);
      if (SymbolTable.isAmbiguous(symbol) && symbols.isOneClassName(symbol)) {
        symbol = symbols.placesOf(symbol)[0];
      }
      if (symbol >= 0) {
        Place place = symbols.place(symbol);
        String type = place.type().javaName();
        names.add(type.substring(type.lastIndexOf('.') + 1) + '.' + place.method().name());
      }
    }
    return List.copyOf(names);
  }
}
