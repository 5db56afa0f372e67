package org.kcov4j.it.bench.design;

import org.kcov4j.runtime.area.Memory;

/** The recorder's access to memory outside the heap, without bounds. */
final class RawMemory {

  private RawMemory() {}

  /** Zeroed, never given back. */
  static long allocate(long bytes) {
    long address = Memory.UNSAFE.allocateMemory(bytes);
    Memory.UNSAFE.setMemory(address, bytes, (byte) 0);
    return address;
  }

  static int getInt(long address) {
    return Memory.UNSAFE.getInt(null, address);
  }

  static void putInt(long address, int value) {
    Memory.UNSAFE.putInt(null, address, value);
  }
}
