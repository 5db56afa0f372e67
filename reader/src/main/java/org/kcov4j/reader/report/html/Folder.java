package org.kcov4j.reader.report.html;

/**
 * Folds what repeats in a growing list: neighbours that are the same become one with a count, and
 * sequences of up to {@link #maxPeriod} items that follow on themselves become a group with one.
 * Groups are not folded again.
 */
abstract class Folder {
  private final int maxPeriod;

  /** How many items are left. */
  int size;

  /** How often each item ran in a row. */
  final int[] times;

  /** At the first item of a group how many items it has, else 0. */
  final int[] groupLength;

  /** At the first item of a group how often it ran in a row. */
  final int[] groupTimes;

  private int lastGroup = -1;

  /** The index after the last group. */
  private int grouped;

  /**
   * @param capacity of the list
   * @param maxPeriod the longest sequence to fold
   */
  Folder(int capacity, int maxPeriod) {
    this.maxPeriod = maxPeriod;
    times = new int[capacity];
    groupLength = new int[capacity];
    groupTimes = new int[capacity];
  }

  /** Whether two items are alike, but for how often they ran. */
  abstract boolean same(int a, int b);

  void clear() {
    size = 0;
    lastGroup = -1;
    grouped = 0;
  }

  /** Takes up an item that was put at index {@link #size}, which must be below the capacity. */
  void add() {
    times[size] = 1;
    groupLength[size] = 0;
    groupTimes[size] = 0;
    size++;
    if (size - 2 >= grouped && same(size - 2, size - 1)) {
      times[size - 2]++;
      size--;
    }
    for (int period = 2; period <= maxPeriod && 2 * period <= size; period++) {
      if (fold(period)) {
        return;
      }
    }
  }

  private boolean fold(int period) {
    int last = size - period;
    int before = last - period;
    boolean joins = before == lastGroup && last == grouped;
    if (!joins && before < grouped) {
      return false;
    }
    for (int i = period - 1; i >= 0; i--) {
      if (times[before + i] != times[last + i] || !same(before + i, last + i)) {
        return false;
      }
    }
    groupLength[before] = period;
    groupTimes[before] = joins ? groupTimes[before] + 1 : 2;
    size = last;
    lastGroup = before;
    grouped = last;
    return true;
  }

  /** Forgets the first items; a subclass moves its own. */
  void drop(int count) {
    size -= count;
    System.arraycopy(times, count, times, 0, size);
    System.arraycopy(groupLength, count, groupLength, 0, size);
    System.arraycopy(groupTimes, count, groupTimes, 0, size);
    lastGroup = Math.max(-1, lastGroup - count);
    grouped = Math.max(0, grouped - count);
  }
}
