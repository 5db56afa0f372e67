package org.kcov4j.agent.place;

import org.objectweb.asm.tree.AbstractInsnNode;

/** A basic block: instructions that run one after the other, entered at the first only. */
public final class Block {
  /** The block's first instruction. */
  public final AbstractInsnNode first;

  /** The block's last instruction. */
  public final AbstractInsnNode last;

  /** Bytecode index of the first instruction in the class file that was read. */
  public final int bci;

  /** Bytecode index of the last instruction. */
  public final int lastBci;

  /** Number of instructions. */
  public final int instructions;

  /** {@code BlockTableLayout.BLOCK_*}. */
  public final int flags;

  /** Pairs of line (0 if unknown) and number of instructions on it, in bytecode order. */
  public final int[] lineRuns;

  /** Ordinals of the blocks that the last instruction may go to; of edges where they are split. */
  public final int[] successors;

  /** Line of the last instruction, 0 if unknown. */
  public int lastLine() {
    return lineRuns[lineRuns.length - 2];
  }

  Block(
      AbstractInsnNode first,
      AbstractInsnNode last,
      int bci,
      int lastBci,
      int instructions,
      int flags,
      int[] lineRuns,
      int[] successors) {
    this.first = first;
    this.last = last;
    this.bci = bci;
    this.lastBci = lastBci;
    this.instructions = instructions;
    this.flags = flags;
    this.lineRuns = lineRuns;
    this.successors = successors;
  }

  /** The same block of code that was rewritten since, where its instructions are others. */
  public Block at(AbstractInsnNode firstNow, AbstractInsnNode lastNow) {
    return new Block(firstNow, lastNow, bci, lastBci, instructions, flags, lineRuns, successors);
  }
}
