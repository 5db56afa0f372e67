package org.kcov4j.reader.coverage;

import java.util.BitSet;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/** How often the blocks of one session ran. First PCs are counted, then {@link #shareOut}. */
final class SessionHits {
  private final SymbolTable table;
  private final long[] hits;
  private final long[] groupHits;
  private long pcs;
  private long unknown;
  private long ambiguous;

  SessionHits(SymbolTable table) {
    this.table = table;
    this.hits = new long[table.places()];
    this.groupHits = new long[table.sharedPcs()];
  }

  /** Counts a PC; a visitor that wants all of them. */
  boolean count(int index, int pc, int symbol) {
    pcs++;
    if (symbol >= 0) {
      hits[symbol]++;
    } else if (symbol == SymbolTable.UNKNOWN) {
      unknown++;
    } else {
      groupHits[SymbolTable.groupIndex(symbol)]++;
    }
    return true;
  }

  /**
   * Versions of one class in one JVM have the same PCs: what ran of one counts for all, and the
   * report warns that there are several. PCs that different classes share count where a block must
   * have run for the one behind it, once; else for none.
   */
  void shareOut() {
    BitSet proven = new BitSet();
    for (int symbol : table.ambiguousSymbols()) {
      long n = groupHits[SymbolTable.groupIndex(symbol)];
      if (n == 0) {
        continue;
      }
      boolean versions = table.isOneClassName(symbol);
      for (int place : table.placesOf(symbol)) {
        if (versions) {
          hits[place] += n;
        } else if (mustHaveRun(place)) {
          proven.set(place);
        }
      }
      ambiguous += versions ? 0 : n;
    }
    proven.stream().forEach(place -> hits[place] = 1);
  }

  /** Whether a block behind this one ran that none of those that surely ran leads to. */
  private boolean mustHaveRun(int number) {
    Place place = table.place(number);
    MethodRecord method = place.method();
    Blocks blocks = place.type().blocks();
    for (int i = 0; i < blocks.successors(place.block()); i++) {
      int next = method.firstBlock() + blocks.successor(place.block(), i);
      if (hits[number - place.block() + next] > 0
          && next != method.firstBlock()
          && !blocks.isHandler(next)
          && noOtherLeadsTo(next, number, place)) {
        return true;
      }
    }
    return false;
  }

  private boolean noOtherLeadsTo(int next, int number, Place place) {
    MethodRecord method = place.method();
    Blocks blocks = place.type().blocks();
    for (int block = method.firstBlock(); block < method.endBlock(); block++) {
      if (block != place.block()
          && mayHaveRun(number - place.block() + block)
          && leads(blocks, block, next - method.firstBlock())) {
        return false;
      }
    }
    return true;
  }

  private boolean mayHaveRun(int number) {
    Place place = table.place(number);
    int symbol = table.symbol(place.pc());
    return hits[number] > 0
        || SymbolTable.isAmbiguous(symbol) && groupHits[SymbolTable.groupIndex(symbol)] > 0;
  }

  private static boolean leads(Blocks blocks, int block, int ordinal) {
    for (int i = 0; i < blocks.successors(block); i++) {
      if (blocks.successor(block, i) == ordinal) {
        return true;
      }
    }
    return false;
  }

  /** Hits by number of place. */
  long[] hits() {
    return hits;
  }

  /** How many PCs were counted. */
  long pcs() {
    return pcs;
  }

  /** How many of them no block has. */
  long unknownPcs() {
    return unknown;
  }

  /** How many of them could be of several classes. */
  long ambiguousPcs() {
    return ambiguous;
  }
}
