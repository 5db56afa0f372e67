package org.kcov4j.reader.coverage;

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
   * report warns that there are several. PCs that different classes share count for none.
   */
  void shareOut() {
    for (int symbol : table.ambiguousSymbols()) {
      long n = groupHits[SymbolTable.groupIndex(symbol)];
      if (n == 0) {
        continue;
      }
      if (table.isOneClassName(symbol)) {
        for (int place : table.placesOf(symbol)) {
          hits[place] += n;
        }
      } else {
        ambiguous += n;
      }
    }
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
