package org.kcov4j.reader.classfile;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What JaCoCo's filters make of a method: instructions that do not count, copies that count as one,
 * and decisions with other branches than the bytecode has. Instructions are numbered from 0 in
 * bytecode order.
 */
public final class MethodFilter {
  /** Leaves the method as it is. */
  static final MethodFilter NONE =
      new MethodFilter(new char[0], new int[0], new BitSet(), Map.of(), Map.of());

  private final char[] lines;
  private final int[] blocks;
  private final BitSet ignored;
  private final Map<Integer, int[]> copies;
  private final Map<Integer, List<List<Way>>> decisions;

  /**
   * A way out of an instruction.
   *
   * @param instruction its number
   * @param successor index among its block's successors, or {@link #ANY} for an instruction with
   *     only one
   */
  public record Way(int instruction, int successor) {
    /** The only way there is. */
    public static final int ANY = -1;
  }

  MethodFilter(
      char[] lines,
      int[] blocks,
      BitSet ignored,
      Map<Integer, int[]> copies,
      Map<Integer, List<List<Way>>> decisions) {
    this.lines = lines;
    this.blocks = blocks;
    this.ignored = ignored;
    this.copies = copies;
    this.decisions = decisions;
  }

  /** Whether the method counts as its blocks say; then nothing else here is to be asked. */
  public boolean isNone() {
    return lines.length == 0;
  }

  /** Whether nothing of the method counts. */
  public boolean ignoresAll() {
    return !isNone() && ignored.cardinality() == lines.length;
  }

  /** How many instructions there are. */
  public int size() {
    return lines.length;
  }

  /** Whether an instruction counts: not left out, and no copy of another. */
  public boolean counts(int instruction) {
    return !ignored.get(instruction);
  }

  /** The line of an instruction, 0 if unknown. */
  public int line(int instruction) {
    return lines[instruction];
  }

  /** The ordinal of an instruction's block in its method, -1 where nothing leads to it. */
  public int block(int instruction) {
    return blocks[instruction];
  }

  /** Whether an instruction is its block's last. */
  public boolean endsBlock(int instruction) {
    return instruction + 1 == blocks.length || blocks[instruction + 1] != blocks[instruction];
  }

  /** The instructions that count as this one, itself among them. */
  public int[] copies(int instruction) {
    int[] all = copies.get(instruction);
    return all == null ? new int[] {instruction} : all;
  }

  /**
   * The branches of an instruction where they are not those of the bytecode, else null. A branch is
   * covered when one of its ways is.
   */
  public List<List<Way>> branches(int instruction) {
    return decisions.get(instruction);
  }
}
