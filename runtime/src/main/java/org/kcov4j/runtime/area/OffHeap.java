package org.kcov4j.runtime.area;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * Raw memory with an owner: given back by {@link #free} or, after the garbage collector found the
 * owner unreachable, when memory is next allocated here. Unlike direct buffers it does not count
 * against the limit that the program may have set for its own (-XX:MaxDirectMemorySize).
 */
public final class OffHeap extends PhantomReference<Object> {
  private static final ReferenceQueue<Object> UNREACHABLE = new ReferenceQueue<>();
  // A reference that is itself unreachable is never enqueued.
  private static final Set<OffHeap> ALL = new HashSet<>();

  private long address;

  private OffHeap(Object owner, long address) {
    super(owner, UNREACHABLE);
    this.address = address;
  }

  /**
   * Allocates memory.
   *
   * @param fill the value of each byte
   * @throws OutOfMemoryError if there is none
   */
  public static OffHeap allocate(Object owner, long bytes, int fill) {
    for (Object each = UNREACHABLE.poll(); each != null; each = UNREACHABLE.poll()) {
      ((OffHeap) each).free();
    }
    long address = Memory.UNSAFE.allocateMemory(bytes);
    Memory.UNSAFE.setMemory(address, bytes, (byte) fill);
    OffHeap memory = new OffHeap(owner, address);
    synchronized (ALL) {
      ALL.add(memory);
    }
    return memory;
  }

  /** Address of the first byte. Whoever uses it keeps the owner reachable meanwhile. */
  public long address() {
    return address;
  }

  /** Gives the memory back; without effect the second time. */
  public void free() {
    synchronized (ALL) {
      if (ALL.remove(this)) {
        Memory.UNSAFE.freeMemory(address);
        address = 0;
      }
    }
  }

  /** How many allocations there are. */
  public static int count() {
    synchronized (ALL) {
      return ALL.size();
    }
  }
}
