package org.kcov4j.agent.emit;

import java.util.BitSet;
import java.util.List;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;

/**
 * Which probes of a method are in two halves (docs/adr/004): they take more bytecode, and less time
 * where C2 has compiled it. That of the first block is, and all others in a method that is still
 * inlined with them; in a larger one those in loops. None is by which the method would outgrow what
 * HotSpot inlines or compiles.
 */
final class Halves {
  // At most, where the variable has a small index.
  private static final int ENTRY_BYTES = 8;
  private static final int BLOCK_BYTES = 8;
  private static final int MORE_FOR_AN_ENTRY = 9;
  private static final int MORE_FOR_A_BLOCK = 11;

  /** Whether that of the first block is, where it fetches the context. */
  final boolean entry;

  private final BitSet blocks;

  private Halves(boolean entry, BitSet blocks) {
    this.entry = entry;
    this.blocks = blocks;
  }

  /** None. */
  static Halves none() {
    return new Halves(false, new BitSet());
  }

  /**
   * Chooses for probes that name their blocks by constants.
   *
   * @param bytes size of the method without probes
   * @param blocks whether probes of other blocks than the first may be
   */
  static Halves of(int bytes, Placement placement, boolean blocks) {
    int others = placement.blocks.size() + placement.edges.size() - 1;
    int size = bytes + ENTRY_BYTES + others * BLOCK_BYTES;
    boolean entry = CompilerLimit.allows(size, MORE_FOR_AN_ENTRY);
    if (entry) {
      size += MORE_FOR_AN_ENTRY;
    }
    return new Halves(entry, blocks ? others(placement, size, others) : new BitSet());
  }

  private static BitSet others(Placement placement, int size, int count) {
    BitSet chosen = new BitSet();
    if (size + count * MORE_FOR_A_BLOCK <= CompilerLimit.INLINED_BYTES) {
      chosen.set(0, placement.blocks.size());
      return chosen;
    }
    addLoops(placement, chosen);
    int probes = chosen.cardinality();
    for (Edge edge : placement.edges) {
      probes += chosen.get(edge.targetOrdinal) ? 1 : 0;
    }
    return CompilerLimit.allows(size, probes * MORE_FOR_A_BLOCK) ? chosen : new BitSet();
  }

  /** Whether a block's probe is, or that of an edge to it. */
  boolean block(int ordinal) {
    return blocks.get(ordinal);
  }

  /**
   * Blocks between a jump back and what it leads to, both included: for what compilers emit, those
   * in loops.
   */
  private static void addLoops(Placement placement, BitSet chosen) {
    List<Block> blocks = placement.blocks;
    for (int i = 0; i < blocks.size(); i++) {
      for (int successor : blocks.get(i).successors) {
        int edge = successor - blocks.size();
        int next = edge < 0 ? successor : placement.edges.get(edge).targetOrdinal;
        if (next <= i) {
          chosen.set(next, i + 1);
        }
      }
    }
  }
}
