package org.kcov4j.agent.place;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The blocks of a method and its split edges: where its probes go. */
public final class Placement {
  /** The blocks in bytecode order. */
  public final List<Block> blocks;

  /** The critical edges; none where they are not split. */
  public final List<Edge> edges;

  /** Whether whoever enters the method enters the first block. */
  public final boolean entersFirstBlock;

  /** {@code BlockTableLayout.METHOD_*} that say how the blocks were found. */
  public final int flags;

  private final Set<AbstractInsnNode> own;

  /**
   * A placement in a method that another agent has rewritten.
   *
   * @param own the instructions that are the program's; null for all
   */
  public Placement(
      List<Block> blocks,
      List<Edge> edges,
      boolean entersFirstBlock,
      int flags,
      Set<AbstractInsnNode> own) {
    this.blocks = blocks;
    this.edges = edges;
    this.entersFirstBlock = entersFirstBlock;
    this.flags = flags;
    this.own = own;
  }

  /**
   * Finds the blocks of a method as it is.
   *
   * @param offsets bytecode index of each instruction, in order
   * @param flags {@code BlockTableLayout.METHOD_*}
   */
  public static Placement of(MethodNode method, int[] offsets, boolean splitEdges, int flags) {
    List<Block> blocks = ControlFlow.blocks(method, offsets);
    List<Edge> edges = splitEdges ? CriticalEdges.split(blocks) : Collections.<Edge>emptyList();
    return new Placement(blocks, edges, true, flags, null);
  }

  /** Leaves only instructions that are the program's. */
  public void keepOwn(Set<AbstractInsnNode> instructions) {
    if (own != null) {
      instructions.retainAll(own);
    }
  }
}
