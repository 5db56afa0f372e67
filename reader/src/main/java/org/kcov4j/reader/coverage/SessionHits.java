package org.kcov4j.reader.coverage;

import java.util.Arrays;
import java.util.BitSet;
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
   * report warns that there are several. PCs that different classes share count once for a block
   * that must have run, else for none.
   */
  void shareOut() {
    BitSet shared = new BitSet();
    for (int symbol : table.ambiguousSymbols()) {
      long n = groupHits[SymbolTable.groupIndex(symbol)];
      int[] places = table.placesOf(symbol);
      if (table.isOneClassName(symbol)) {
        for (int place : places) {
          hits[place] += n;
        }
      } else {
        ambiguous += n;
        if (n > 0 || Arrays.stream(places).anyMatch(p -> hits[p] > 0)) {
          // Where one is known to have run, the others may have too: mode UNIQUE keeps a PC once.
          Arrays.stream(places).forEach(shared::set);
        }
      }
    }
    if (!shared.isEmpty()) {
      BitSet proven = new ProvenBlocks(table, hits, possible(shared)).of(shared);
      proven.stream().forEach(place -> hits[place] = Math.max(1, hits[place]));
    }
  }

  private BitSet possible(BitSet shared) {
    BitSet possible = new BitSet(hits.length);
    for (int i = 0; i < hits.length; i++) {
      possible.set(i, hits[i] > 0 || shared.get(i));
    }
    return possible;
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
