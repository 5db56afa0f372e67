package org.kcov4j.reader.coverage;

import java.util.Arrays;

/** Instructions and branches by source line. Holds the lines that have code, in order. */
public final class Lines {
  /** Ints per line: instructions missed and covered, branches missed and covered. */
  private static final int STRIDE = 4;

  /** Instead of a line, where there is none. */
  public static final int NONE = -1;

  private int size;
  private int[] numbers = new int[4];
  private int[] counts = new int[4 * STRIDE];

  void addInstructions(int line, int instructions, boolean covered) {
    int at = slot(line) * STRIDE; // first, since it may replace the array
    counts[at + (covered ? 1 : 0)] += instructions;
  }

  void addBranches(int line, Counter branches) {
    int at = slot(line) * STRIDE;
    counts[at + 2] += branches.missed();
    counts[at + 3] += branches.covered();
  }

  /** Adds the lines of other code. */
  public void add(Lines other) {
    for (int i = 0; i < other.size; i++) {
      int at = slot(other.numbers[i]) * STRIDE;
      for (int k = 0; k < STRIDE; k++) {
        counts[at + k] += other.counts[i * STRIDE + k];
      }
    }
  }

  private int slot(int line) {
    int found = size > 0 && numbers[size - 1] < line ? -size - 1 : search(line);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size * STRIDE);
    }
    System.arraycopy(numbers, at, numbers, at + 1, size - at);
    System.arraycopy(counts, at * STRIDE, counts, (at + 1) * STRIDE, (size - at) * STRIDE);
    numbers[at] = line;
    Arrays.fill(counts, at * STRIDE, (at + 1) * STRIDE, 0);
    size++;
    return at;
  }

  private int search(int line) {
    return Arrays.binarySearch(numbers, 0, size, line);
  }

  /** How many lines have code. */
  public int size() {
    return size;
  }

  /** The first line that has code, or {@link #NONE}. */
  public int first() {
    return size == 0 ? NONE : numbers[0];
  }

  /** The last line that has code, or {@link #NONE}. */
  public int last() {
    return size == 0 ? NONE : numbers[size - 1];
  }

  /** The number of the line with this index. */
  public int number(int index) {
    return numbers[index];
  }

  /** The index of the line with this number, negative if it has no code. */
  public int indexOf(int line) {
    return search(line);
  }

  /** The instructions of the line with this index. */
  public Counter instructions(int index) {
    return new Counter(counts[index * STRIDE], counts[index * STRIDE + 1]);
  }

  /** The branches of the line with this index. */
  public Counter branches(int index) {
    return new Counter(counts[index * STRIDE + 2], counts[index * STRIDE + 3]);
  }

  /** How many lines with instructions were missed and covered. */
  Counter counter() {
    int missed = 0;
    int covered = 0;
    for (int i = 0; i < size; i++) {
      if (counts[i * STRIDE + 1] > 0) {
        covered++;
      } else if (counts[i * STRIDE] > 0) {
        missed++;
      }
    }
    return new Counter(missed, covered);
  }
}
