package org.kcov4j.agent.place;

import java.util.List;
import org.objectweb.asm.tree.LabelNode;

/**
 * A critical edge, split into a block of its own: from a block with several successors to one with
 * several predecessors, so that no other block tells whether it was taken. Ordinals of edges follow
 * those of the method's blocks, so that these have the same PCs with and without split edges.
 */
public final class Edge {
  /** The block it leaves. */
  public final Block source;

  /**
   * Whether it is the fall-through of a conditional jump; else it is taken by the jump or switch.
   */
  public final boolean fallThrough;

  /** The labels right before the block it leads to. */
  public final List<LabelNode> targetLabels;

  /** Ordinal of the block it leads to. */
  public final int targetOrdinal;

  /** An edge. */
  public Edge(Block source, boolean fallThrough, List<LabelNode> targetLabels, int targetOrdinal) {
    this.source = source;
    this.fallThrough = fallThrough;
    this.targetLabels = targetLabels;
    this.targetOrdinal = targetOrdinal;
  }
}
