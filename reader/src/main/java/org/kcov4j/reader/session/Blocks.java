package org.kcov4j.reader.session;

import java.util.Arrays;
import org.kcov4j.runtime.layout.BlockTableLayout;

/**
 * The blocks of a class, side by side in arrays: a JVM has hundreds of thousands. A block is an
 * index here; its method's first block has index {@link MethodRecord#firstBlock}.
 */
public final class Blocks {
  private int count;
  private char[] bci = new char[16];
  private byte[] flags = new byte[16];
  private char[] instructions = new char[16];
  private int[] runEnd = new int[16];
  private int[] successorEnd = new int[16];
  private int runs;
  private char[] runLine = new char[16];
  private char[] runInstructions = new char[16];
  private int successors;
  private char[] successor = new char[16];

  Blocks() {}

  void addRun(int line, int instructionCount) {
    if (runs == runLine.length) {
      runLine = Arrays.copyOf(runLine, 2 * runs);
      runInstructions = Arrays.copyOf(runInstructions, 2 * runs);
    }
    runLine[runs] = (char) line;
    runInstructions[runs++] = (char) instructionCount;
  }

  void addSuccessor(int ordinal) {
    if (successors == successor.length) {
      successor = Arrays.copyOf(successor, 2 * successors);
    }
    successor[successors++] = (char) ordinal;
  }

  /** Ends a block: the runs and successors added since the last are its. */
  void addBlock(int blockBci, int blockFlags, int instructionCount) {
    if (count == bci.length) {
      bci = Arrays.copyOf(bci, 2 * count);
      flags = Arrays.copyOf(flags, 2 * count);
      instructions = Arrays.copyOf(instructions, 2 * count);
      runEnd = Arrays.copyOf(runEnd, 2 * count);
      successorEnd = Arrays.copyOf(successorEnd, 2 * count);
    }
    bci[count] = (char) blockBci;
    flags[count] = (byte) blockFlags;
    instructions[count] = (char) instructionCount;
    runEnd[count] = runs;
    successorEnd[count++] = successors;
  }

  void trim() {
    bci = Arrays.copyOf(bci, count);
    flags = Arrays.copyOf(flags, count);
    instructions = Arrays.copyOf(instructions, count);
    runEnd = Arrays.copyOf(runEnd, count);
    successorEnd = Arrays.copyOf(successorEnd, count);
    runLine = Arrays.copyOf(runLine, runs);
    runInstructions = Arrays.copyOf(runInstructions, runs);
    successor = Arrays.copyOf(successor, successors);
  }

  /** How many blocks the class has. */
  public int count() {
    return count;
  }

  /** Bytecode index of the block's first instruction; of the jump for a split edge. */
  public int bci(int block) {
    return bci[block];
  }

  /** How many instructions the block has; 0 for a split edge. */
  public int instructions(int block) {
    return instructions[block];
  }

  /** Whether it is no block but a split critical edge. */
  public boolean isEdge(int block) {
    return (flags[block] & BlockTableLayout.BLOCK_EDGE) != 0;
  }

  /** Whether an exception handler starts here. */
  public boolean isHandler(int block) {
    return (flags[block] & BlockTableLayout.BLOCK_HANDLER) != 0;
  }

  /** Whether control leaves the method at the block's end, by a return or an athrow. */
  public boolean isExit(int block) {
    return (flags[block] & (BlockTableLayout.BLOCK_RETURNS | BlockTableLayout.BLOCK_THROWS)) != 0;
  }

  /** Whether the block ends in a return. */
  public boolean isReturn(int block) {
    return (flags[block] & BlockTableLayout.BLOCK_RETURNS) != 0;
  }

  /** How many line runs the block has. */
  public int runs(int block) {
    return runEnd[block] - firstRun(block);
  }

  /** The line of a run, 0 if unknown. */
  public int runLine(int block, int run) {
    return runLine[firstRun(block) + run];
  }

  /** How many instructions a run has. */
  public int runInstructions(int block, int run) {
    return runInstructions[firstRun(block) + run];
  }

  private int firstRun(int block) {
    return block == 0 ? 0 : runEnd[block - 1];
  }

  /** The line on which the block begins, 0 if unknown. */
  public int firstLine(int block) {
    return runs(block) == 0 ? 0 : runLine(block, 0);
  }

  /** The line on which the block ends, that of its jump; 0 if unknown. */
  public int lastLine(int block) {
    int n = runs(block);
    return n == 0 ? 0 : runLine(block, n - 1);
  }

  /** How many ways lead out of the block's last instruction. */
  public int successors(int block) {
    return successorEnd[block] - firstSuccessor(block);
  }

  /** Where such a way leads: an ordinal in the block's method. */
  public int successor(int block, int index) {
    return successor[firstSuccessor(block) + index];
  }

  private int firstSuccessor(int block) {
    return block == 0 ? 0 : successorEnd[block - 1];
  }

  /** Collects the blocks of a class, method after method, each after its runs and successors. */
  public static final class Builder {
    private final Blocks blocks = new Blocks();

    /** Adds so many instructions on a line, 0 if unknown, to the next block. */
    public void run(int line, int instructions) {
      blocks.addRun(line, instructions);
    }

    /** Adds a way out to the next block: an ordinal in its method. */
    public void successor(int ordinal) {
      blocks.addSuccessor(ordinal);
    }

    /**
     * Adds a block.
     *
     * @param flags of {@link BlockTableLayout}
     */
    public void block(int bci, int flags, int instructions) {
      blocks.addBlock(bci, flags, instructions);
    }

    /** How many blocks there are so far. */
    public int count() {
      return blocks.count();
    }

    /** The blocks; nothing may be added any more. */
    public Blocks build() {
      blocks.trim();
      return blocks;
    }
  }
}
