package org.kcov4j.runtime.session;

import java.util.zip.CRC32;

/**
 * Which CLASS records a block table has, by 64 bits of each. The JVM shows a class again whenever
 * any agent retransforms it.
 */
final class RecordedClasses {
  private static final int FIRST_SLOTS = 1 << 10;

  // Open addressing; 0 is a free slot.
  private long[] slots = new long[FIRST_SLOTS];
  private int count;

  /**
   * What a record is known by.
   *
   * @param classCrc CRC-32 of its class file
   */
  static long key(byte[] payload, int classCrc) {
    CRC32 crc = new CRC32();
    crc.update(payload, 0, payload.length);
    long low = (classCrc + 31 * payload.length) & 0xFFFFFFFFL;
    long key = crc.getValue() << 32 | low;
    return key == 0 ? 1 : key;
  }

  boolean contains(long key) {
    return slots[slot(slots, key)] == key;
  }

  void add(long key) {
    if (2 * count >= slots.length) {
      long[] old = slots;
      slots = new long[2 * old.length];
      for (long each : old) {
        slots[slot(slots, each)] = each; // A free slot stays one.
      }
    }
    int slot = slot(slots, key);
    if (slots[slot] == 0) {
      slots[slot] = key;
      count++;
    }
  }

  /** The slot that has the key, or the free one where it belongs. */
  private static int slot(long[] slots, long key) {
    int slot = (int) (key ^ key >>> 32) & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
