package org.kcov4j.reader.coverage;

import java.util.BitSet;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.MethodRecord;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Of blocks whose PC another method has too: which must have run, whoever else ran. A method that
 * ran has run its first block; what a split edge leads to ran with it; and a block ran if there is
 * no way without it, over blocks that may have run, from where control enters the method to one
 * that surely ran.
 */
final class ProvenBlocks {
  private final SymbolTable table;
  private final long[] hits;
  private final BitSet possible;
  private final BitSet proven = new BitSet();

  /**
   * @param hits of blocks by number, where it is known which one ran
   * @param possible numbers of blocks that may have run
   */
  ProvenBlocks(SymbolTable table, long[] hits, BitSet possible) {
    this.table = table;
    this.hits = hits;
    this.possible = possible;
  }

  /** The numbers of those among the given that must have run. */
  BitSet of(BitSet shared) {
    for (int number = shared.nextSetBit(0); number >= 0; number = shared.nextSetBit(number + 1)) {
      Place place = table.place(number);
      if (mustHaveRun(new Flow(place, number - place.block()), place.block())) {
        proven.set(number);
      }
    }
    return proven;
  }

  private boolean mustHaveRun(Flow flow, int block) {
    BitSet ran = flow.ran();
    if (ran.isEmpty()) {
      return false;
    }
    if (block == flow.method.firstBlock() || flow.isBehindEdge(block, ran)) {
      return true;
    }
    ran.and(flow.reached(-1)); // the rest was come to by ways that are not known
    ran.andNot(flow.reached(block));
    return !ran.isEmpty();
  }

  /** The blocks of a method, by their number in the class. */
  private final class Flow {
    private final MethodRecord method;
    private final Blocks blocks;
    private final int offset;

    /**
     * @param offset of the numbers of blocks in the table
     */
    Flow(Place place, int offset) {
      this.method = place.method();
      this.blocks = place.type().blocks();
      this.offset = offset;
    }

    /** Those that surely ran. */
    BitSet ran() {
      BitSet ran = new BitSet();
      for (int b = method.firstBlock(); b < method.endBlock(); b++) {
        ran.set(b, hits[offset + b] > 0);
      }
      return ran;
    }

    /** Whether a split edge ran that leads there. It has no instructions that could throw. */
    boolean isBehindEdge(int block, BitSet ran) {
      return ran.stream()
          .anyMatch(b -> blocks.isEdge(b) && method.firstBlock() + blocks.successor(b, 0) == block);
    }

    /** Those that control can have come to without one. Any exception may lead to a handler. */
    BitSet reached(int without) {
      BitSet reached = new BitSet();
      BitSet open = new BitSet();
      for (int b = method.firstBlock(); b < method.endBlock(); b++) {
        if (b == method.firstBlock() || blocks.isHandler(b)) {
          open(b, without, reached, open);
        }
      }
      for (int b = open.nextSetBit(0); b >= 0; b = open.nextSetBit(0)) {
        open.clear(b);
        for (int i = 0; i < blocks.successors(b); i++) {
          open(method.firstBlock() + blocks.successor(b, i), without, reached, open);
        }
      }
      return reached;
    }

    private void open(int block, int without, BitSet reached, BitSet open) {
      if (block != without && possible.get(offset + block) && !reached.get(block)) {
        reached.set(block);
        open.set(block);
      }
    }
  }
}
