package org.kcov4j.runtime.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers blocks from 0 as they are instrumented, so that a thread can keep a bit for each ({@link
 * SeenTable}). Blocks with the same PC have the same number: what is unique in UNIQUE is the PC,
 * also of a class that comes again in another loader or is instrumented a second time.
 *
 * <p>Numbers are for good, also when recording ends: they are in the constants of probes, and a
 * class that is retransformed keeps all constants that it ever had (HotSpot merges its pools).
 *
 * <p>Memory: 12 to 20 bytes for each PC. Thread-safe.
 */
public final class BlockNumbers {
  private static final int MAX_CAPACITY = 1 << 28;
  private static final int FIRST_SLOTS = 1 << 13;
  private static final Object LOCK = new Object();

  // Open addressing: number + 1 of the PC whose hash leads there, 0 for none.
  private static int[] slots = new int[FIRST_SLOTS];
  private static int[] pcs = new int[FIRST_SLOTS / 2];
  private static int size;

  private static volatile SeenTable allSeen;
  private static volatile SeenTable noneSeen;
  // A table's memory is given back when nobody holds the table, and contexts hold addresses only.
  private static final List<SeenTable> KEPT = new ArrayList<>();

  private BlockNumbers() {}

  /**
   * The numbers of the blocks with these PCs; new ones where there is none. To be called before the
   * blocks can run.
   *
   * @throws IllegalStateException if there are more than 2^28 blocks
   */
  public static int[] of(int... pcs) {
    int[] numbers = new int[pcs.length];
    synchronized (LOCK) {
      for (int i = 0; i < pcs.length; i++) {
        numbers[i] = numberOf(pcs[i]);
      }
    }
    return numbers;
  }

  private static int numberOf(int pc) {
    int slot = slot(pc);
    if (slots[slot] == 0) {
      if (size == pcs.length) {
        enlarge();
        slot = slot(pc);
      }
      if (size == allSeen().capacity()) {
        enlargeTables();
      }
      pcs[size++] = pc;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  /** The number of the block with a PC, or -1. */
  static int find(int pc) {
    synchronized (LOCK) {
      return slots[slot(pc)] - 1;
    }
  }

  /**
   * The table of threads that record nothing: all blocks were seen. Never written, and kept when a
   * larger one follows, for other threads may look at it. Every table has its capacity before its
   * thread enters a method that was numbered under it.
   */
  static SeenTable allSeen() {
    SeenTable table = allSeen;
    if (table == null) {
      synchronized (LOCK) {
        if (allSeen == null) {
          allSeen = SeenTable.full(SeenTable.FIRST_CAPACITY);
        }
        table = allSeen;
      }
    }
    return table;
  }

  /** The table of threads that keep repeats: no block was seen. Like {@link #allSeen} otherwise. */
  static SeenTable noneSeen() {
    SeenTable table = noneSeen;
    if (table == null) {
      synchronized (LOCK) {
        if (noneSeen == null) {
          noneSeen = new SeenTable(allSeen().capacity());
        }
        table = noneSeen;
      }
    }
    return table;
  }

  /**
   * Doubles the tables. Threads find out when they next enter a method: none is known by its id any
   * more, so each comes to {@link ContextTable}'s slow path. What frames entered before ask for is
   * below the old capacity.
   */
  private static void enlargeTables() {
    int capacity = allSeen.capacity();
    if (capacity == MAX_CAPACITY) {
      throw new IllegalStateException("expected at most " + MAX_CAPACITY + " blocks");
    }
    KEPT.add(allSeen);
    KEPT.add(noneSeen());
    noneSeen = new SeenTable(2 * capacity);
    allSeen = SeenTable.full(2 * capacity);
    ContextTable.forgetRecent();
  }

  private static int slot(int pc) {
    int mask = slots.length - 1;
    // The PCs of a method are consecutive; the golden ratio spreads them (Knuth, TAOCP 6.4).
    int slot = pc * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(mask);
    while (slots[slot] != 0 && pcs[slots[slot] - 1] != pc) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static void enlarge() {
    pcs = Arrays.copyOf(pcs, 2 * pcs.length);
    slots = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      slots[slot(pcs[number])] = number + 1;
    }
  }
}
