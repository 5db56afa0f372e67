package org.kcov4j.agent.place;

import org.objectweb.asm.tree.AbstractInsnNode;

/** A basic block: instructions that run one after the other, entered at the first only. */
public final class Block {
  /** The block's first instruction. */
  public final AbstractInsnNode first;

  /** Bytecode index of the first instruction in the class file that was read. */
  public final int bci;

  /** Number of instructions. */
  public final int instructions;

  /** {@code BlockTableLayout.BLOCK_*}. */
  public final int flags;

  /** Pairs of line (0 if unknown) and number of instructions on it, in bytecode order. */
  public final int[] lineRuns;

  /** Ordinals of the blocks that the last instruction may go to. */
  public final int[] successors;

  Block(
      AbstractInsnNode first,
      int bci,
      int instructions,
      int flags,
      int[] lineRuns,
      int[] successors) {
    this.first = first;
    this.bci = bci;
    this.instructions = instructions;
    this.flags = flags;
    this.lineRuns = lineRuns;
    this.successors = successors;
  }
}
