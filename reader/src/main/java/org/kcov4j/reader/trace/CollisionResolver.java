package org.kcov4j.reader.trace;

import java.util.BitSet;
import org.kcov4j.reader.session.Blocks;

/**
 * Tells by context which of several blocks with one PC ran, for one area after the other. Never
 * guesses: what context leaves open stays ambiguous.
 *
 * <ol>
 *   <li>Versions of one class (same name, other class file) are never told apart: all their PCs
 *       agree.
 *   <li>The block before or after in the trace belongs to one candidate's method, and control goes
 *       directly from one to the other: that candidate. Not in areas that keep each PC once, where
 *       neighbours in the trace need not be neighbours in time; and the block before says nothing
 *       where another candidate begins a method or handler, which can follow on anything.
 *   <li>A candidate whose method shows in the area with none of the PCs it has for itself is
 *       dropped, unless its first block leaves the method, or the method has no PC for itself. If
 *       one is left, that.
 * </ol>
 */
final class CollisionResolver {
  private final SymbolTable table;
  private boolean ordered;

  /** Numbers of the blocks of all methods that take part in a collision between classes. */
  private final BitSet involved = new BitSet();

  private final BitSet seen = new BitSet();

  CollisionResolver(SymbolTable table) {
    this.table = table;
    for (int symbol : table.ambiguousSymbols()) {
      if (!table.isOneClassName(symbol)) {
        for (int number : table.group(symbol)) {
          Place place = table.place(number);
          int first = firstOfMethod(number, place);
          involved.set(first, first + place.method().blockCount());
        }
      }
    }
  }

  private static int firstOfMethod(int number, Place place) {
    return number - place.block() + place.method().firstBlock();
  }

  /**
   * Goes to an area.
   *
   * @param inOrder whether neighbours in it are neighbours in time
   */
  void start(boolean inOrder) {
    ordered = inOrder;
    seen.clear();
  }

  /** Whether a first pass over an area is needed. */
  boolean needsSurvey() {
    return !involved.isEmpty();
  }

  /** Notes what ran; for a first pass over the area. */
  boolean survey(int index, int pc, int symbol) {
    if (symbol >= 0 && involved.get(symbol)) {
      seen.set(symbol);
    }
    return true;
  }

  /** The one block, or the symbol as it was. */
  int resolve(int symbol, int before, int next) {
    if (involved.isEmpty() || table.isOneClassName(symbol)) {
      return symbol;
    }
    int[] candidates = table.group(symbol);
    int byNeighbours = ordered ? byNeighbours(candidates, before, next) : SymbolTable.UNKNOWN;
    int found = byNeighbours >= 0 ? byNeighbours : onlySupported(candidates);
    return found >= 0 ? found : symbol;
  }

  private int byNeighbours(int[] candidates, int before, int next) {
    int found = SymbolTable.UNKNOWN;
    for (int candidate : candidates) {
      boolean fits =
          leads(candidate, table.symbol(next))
              || leads(table.symbol(before), candidate) && noneBegins(candidates, candidate);
      if (fits && found >= 0) {
        return SymbolTable.UNKNOWN;
      }
      found = fits ? candidate : found;
    }
    return found;
  }

  /** Whether control goes from one block directly to the other, in one method. */
  private boolean leads(int from, int to) {
    if (from < 0 || to < 0) {
      return false;
    }
    Place source = table.place(from);
    Place target = table.place(to);
    if (source.type() != target.type() || source.method() != target.method()) {
      return false;
    }
    Blocks blocks = source.type().blocks();
    for (int i = 0; i < blocks.successors(source.block()); i++) {
      if (blocks.successor(source.block(), i) == target.block() - target.method().firstBlock()) {
        return true;
      }
    }
    return false;
  }

  private boolean noneBegins(int[] candidates, int but) {
    for (int candidate : candidates) {
      Place place = table.place(candidate);
      if (candidate != but
          && (place.block() == place.method().firstBlock()
              || place.type().blocks().isHandler(place.block()))) {
        return false;
      }
    }
    return true;
  }

  private int onlySupported(int[] candidates) {
    int found = SymbolTable.UNKNOWN;
    for (int candidate : candidates) {
      if (mayHaveRun(candidate)) {
        if (found >= 0) {
          return SymbolTable.UNKNOWN;
        }
        found = candidate;
      }
    }
    return found;
  }

  private boolean mayHaveRun(int candidate) {
    Place place = table.place(candidate);
    if (place.block() == place.method().firstBlock()
        && place.type().blocks().isExit(place.block())) {
      return true;
    }
    int first = firstOfMethod(candidate, place);
    boolean ownPc = false;
    for (int i = 0; i < place.method().blockCount(); i++) {
      if (seen.get(first + i)) {
        return true;
      }
      ownPc |= table.symbol(place.method().pc(place.method().firstBlock() + i)) >= 0;
    }
    return !ownPc;
  }
}
