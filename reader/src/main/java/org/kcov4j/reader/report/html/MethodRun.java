package org.kcov4j.reader.report.html;

import java.util.Arrays;

/**
 * A stay in a method: the blocks that ran one after the other, with nothing else between.
 *
 * @param index of its first PC in the area, from 1
 * @param depth how many methods were at work below it
 * @param entry how it came to be
 * @param blocks for each block shown its symbol, how often it ran in a row, and where a group
 *     begins how long it is and how often it ran, else 0 and 0
 * @param more PCs that are not shown
 */
record MethodRun(int index, int depth, Entry entry, int[] blocks, int more) {
  /** Ints for each block shown. */
  static final int STRIDE = 4;

  /** How a stay begins. */
  enum Entry {
    /** At the method's first block. */
    CALLED,
    /** Where a method goes on that was at work before. */
    CONTINUED,
    /** In the middle of a method that is not, or not surely, at work below. */
    JOINED
  }

  boolean sameAs(MethodRun other) {
    return depth == other.depth
        && entry == other.entry
        && more == other.more
        && Arrays.equals(blocks, other.blocks);
  }
}
