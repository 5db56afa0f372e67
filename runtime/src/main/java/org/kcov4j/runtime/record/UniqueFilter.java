package org.kcov4j.runtime.record;

import org.kcov4j.runtime.area.Memory;
import sun.misc.Unsafe;

/**
 * The PCs an area holds already: an open-addressing set of u32, off-heap, 0 for an empty slot (a PC
 * is never 0). A PC's home slot is {@code pc & mask}; since the PCs of a method are consecutive, so
 * are their slots.
 *
 * <p>The probe looks at the home slot only. So a PC that was found elsewhere is swapped into its
 * home, which linear probing without deletion allows, and the table doubles when that happens too
 * often.
 *
 * <p>Memory: 4 bytes a slot; at most half of the slots are taken, at most {@code 2 * limit} PCs are
 * kept, and the table never has more than {@link #SPARSEST} slots for a PC. Used by one thread at a
 * time.
 */
final class UniqueFilter {
  private static final Unsafe U = Memory.UNSAFE;
  private static final int WORD_SHIFT = 2;
  private static final int MIN_SLOTS = 1 << 10;
  private static final int MAX_SLOTS = 1 << 29;
  private static final int SPARSEST = 64;

  private final int limit;
  private long address;
  private int slots;
  private int size;
  private int swaps;

  /**
   * @param capacity how many PCs the area can hold: about twice as many are kept, so that blocks
   *     that did not fit are suppressed cheaply
   */
  UniqueFilter(int capacity) {
    limit = (int) Math.min(2L * capacity, MAX_SLOTS / 2);
    address = allocate(MIN_SLOTS);
    slots = MIN_SLOTS;
  }

  /** Address of slot 0; changes when the table grows. */
  long address() {
    return address;
  }

  /** Number of slots less one; a power of two less one. */
  int mask() {
    return slots - 1;
  }

  /**
   * Adds a PC.
   *
   * @return whether it was new; false as well when the filter is full, and so its area
   */
  boolean add(int pc) {
    int slot = pc & mask();
    int found;
    int at = slot;
    while ((found = get(at)) != 0) {
      if (found == pc) {
        bringHome(pc, at);
        return false;
      }
      at = (at + 1) & mask();
    }
    if (size >= limit) {
      return false;
    }
    if (2 * (size + 1) > slots) {
      if (!resize(2 * slots)) {
        return false;
      }
      return add(pc);
    }
    put(at, pc);
    size++;
    return true;
  }

  /** Forgets all PCs. A table that was mostly empty is halved, so that clearing stays cheap. */
  void clear() {
    swaps = 0;
    if (size == 0) {
      return;
    }
    if (slots > MIN_SLOTS && (long) size * 2 * SPARSEST < slots) {
      size = 0;
      long smaller = allocate(slots / 2);
      free();
      address = smaller;
      slots /= 2;
      return;
    }
    size = 0;
    U.setMemory(address, (long) slots << WORD_SHIFT, (byte) 0);
  }

  /** Gives the memory back; the filter is unusable then. */
  void free() {
    U.freeMemory(address);
    address = 0;
  }

  private void bringHome(int pc, int at) {
    int home = pc & mask();
    put(at, get(home));
    put(home, pc);
    if (++swaps > 4 * slots && (long) size * SPARSEST > slots) {
      swaps = 0;
      resize(2 * slots);
    }
  }

  /** Returns false, with the table as it was, if there is no memory. */
  private boolean resize(int newSlots) {
    if (newSlots > MAX_SLOTS) {
      return false;
    }
    long larger;
    try {
      larger = allocate(newSlots);
    } catch (OutOfMemoryError e) {
      return false;
    }
    long old = address;
    int oldSlots = slots;
    address = larger;
    slots = newSlots;
    for (int i = 0; i < oldSlots; i++) {
      int pc = U.getInt(old + ((long) i << WORD_SHIFT));
      if (pc != 0) {
        int at = pc & mask();
        while (get(at) != 0) {
          at = (at + 1) & mask();
        }
        put(at, pc);
      }
    }
    U.freeMemory(old);
    return true;
  }

  private int get(int slot) {
    return U.getInt(address + ((long) slot << WORD_SHIFT));
  }

  private void put(int slot, int pc) {
    U.putInt(address + ((long) slot << WORD_SHIFT), pc);
  }

  private static long allocate(int slots) {
    long bytes = (long) slots << WORD_SHIFT;
    long address = U.allocateMemory(bytes);
    U.setMemory(address, bytes, (byte) 0);
    return address;
  }
}
