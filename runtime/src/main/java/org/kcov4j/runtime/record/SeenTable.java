package org.kcov4j.runtime.record;

import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.area.OffHeap;
import sun.misc.Unsafe;

/**
 * Which blocks an area in UNIQUE holds already: one bit for each number of {@link BlockNumbers},
 * off-heap. A probe tests a bit whose place is a constant of its own.
 *
 * <p>Memory: an eighth of a byte for each block instrumented in the JVM, rounded up to a power of
 * two, from {@value #FIRST_CAPACITY} blocks (4 KiB). Used by one thread at a time.
 */
final class SeenTable {
  /** How many blocks tables have room for at first. */
  static final int FIRST_CAPACITY = 1 << 15;

  private static final Unsafe U = Memory.UNSAFE;

  private OffHeap memory;
  private int capacity;

  /** A table in which no block was seen. */
  SeenTable(int capacity) {
    this(capacity, 0);
  }

  private SeenTable(int capacity, int fill) {
    this.memory = OffHeap.allocate(this, bytes(capacity), fill);
    this.capacity = capacity;
  }

  /** A table in which all blocks were seen. */
  static SeenTable full(int capacity) {
    return new SeenTable(capacity, -1);
  }

  /** How many numbers there is room for. */
  int capacity() {
    return capacity;
  }

  /** Address of the byte of blocks 0 to 7; another one after {@link #ensure}. */
  long address() {
    return memory.address();
  }

  /**
   * Notes that a block was seen.
   *
   * @return whether it was not before
   */
  boolean add(int number) {
    long at = address() + (number >>> 3);
    int before = U.getByte(null, at);
    int bit = 1 << (number & 7);
    U.putByte(null, at, (byte) (before | bit));
    return (before & bit) == 0;
  }

  /** Forgets all blocks. */
  void clear() {
    U.setMemory(address(), bytes(capacity), (byte) 0);
  }

  /** Makes room for numbers below a capacity; what was seen stays. */
  void ensure(int newCapacity) {
    if (newCapacity <= capacity) {
      return;
    }
    OffHeap larger = OffHeap.allocate(this, bytes(newCapacity), 0);
    U.copyMemory(address(), larger.address(), bytes(capacity));
    memory.free();
    memory = larger;
    capacity = newCapacity;
  }

  /** Gives the memory back; the table is unusable then. */
  void free() {
    memory.free();
  }

  private static long bytes(int capacity) {
    return capacity >>> 3;
  }
}
