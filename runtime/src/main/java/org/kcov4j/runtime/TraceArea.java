package org.kcov4j.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;

/**
 * The area of a {@link Kcov}: a count and the PCs it counts ({@link AreaLayout}), in CMP mode the
 * records it counts ({@link CmpLayout}). Readable by any thread, and by any process that maps the
 * file, while another thread records into it.
 */
public final class TraceArea {
  private final Recording recording;
  private final ByteBuffer buffer;
  private final int words;

  TraceArea(Recording recording) {
    this.recording = recording;
    this.buffer = recording.area().buffer();
    this.words = recording.area().words();
  }

  /** Size in words, the count's included. */
  public int words() {
    return words;
  }

  /**
   * How many PCs there are, 0 to {@code words() - 1}, whatever a corrupt count word says. Acquires:
   * what {@link #pc} returns for indexes up to the result was stored before.
   */
  public int count() {
    return AreaLayout.readable(acquireCount(), words);
  }

  /**
   * A PC, or what an earlier one left there if the index is above the count.
   *
   * @param index 1 to {@code words() - 1}
   * @throws IndexOutOfBoundsException if it is not
   */
  public int pc(int index) {
    if (index < AreaLayout.FIRST_PC_WORD || index >= words()) {
      throw new IndexOutOfBoundsException(
          "expected an index from 1 to " + (words() - 1) + ", found " + index);
    }
    return word(index);
  }

  /**
   * How many comparison records there are, in an area that was recorded in CMP mode; 0 to what
   * fits, whatever a corrupt count word says. Acquires as {@link #count} does.
   */
  public int records() {
    return CmpLayout.readable(acquireCount(), words);
  }

  /**
   * A comparison's type: log2 of the operands' size in bytes, shifted left by one, plus {@link
   * CmpLayout#CONST} where the first is a constant of the program.
   *
   * @param record 0 to {@code CmpLayout.capacity(words()) - 1}
   * @throws IndexOutOfBoundsException if it is not
   */
  public long type(int record) {
    return u64(record, CmpLayout.TYPE_WORD);
  }

  /** A comparison's first operand, zero-extended; indexes and errors as for {@link #type}. */
  public long arg1(int record) {
    return u64(record, CmpLayout.ARG1_WORD);
  }

  /** A comparison's second operand, zero-extended; indexes and errors as for {@link #type}. */
  public long arg2(int record) {
    return u64(record, CmpLayout.ARG2_WORD);
  }

  /** The PC of the block that compared; indexes and errors as for {@link #type}. */
  public int ip(int record) {
    return (int) u64(record, CmpLayout.IP_WORD);
  }

  /**
   * Stores 0 into the count; later words stay as they are. In UNIQUE mode all PCs are new again: at
   * once if the thread that records calls this, else, as after a store of the caller's own, when
   * that thread next enters an instrumented method.
   */
  public void reset() {
    recording.reset();
  }

  /** Whether the area is full, so that PCs, in CMP mode records, may have been dropped. */
  public boolean overflown() {
    int count = word(AreaLayout.COUNT_WORD);
    return recording.comparing()
        ? CmpLayout.overflown(count, words())
        : AreaLayout.overflown(count, words());
  }

  /** The memory itself, in native byte order; the same memory at every call. */
  public ByteBuffer buffer() {
    Context context = Context.enterJdk();
    try {
      return buffer.duplicate().order(ByteOrder.nativeOrder());
    } finally {
      Context.exitJdk(context);
    }
  }

  private long u64(int record, int word) {
    int capacity = CmpLayout.capacity(words());
    if (record < 0 || record >= capacity) {
      throw new IndexOutOfBoundsException(
          "expected a record below " + capacity + ", found " + record);
    }
    int at = CmpLayout.recordWord(record) + word;
    return word(at) & 0xFFFFFFFFL | (long) word(at + 1) << Integer.SIZE;
  }

  private int acquireCount() {
    Context context = Context.enterJdk();
    try {
      int count = buffer.getInt(AreaLayout.COUNT_WORD);
      Fences.acquireFence();
      return count;
    } finally {
      Context.exitJdk(context);
    }
  }

  private int word(int index) {
    Context context = Context.enterJdk();
    try {
      return buffer.getInt((int) AreaLayout.byteOffset(index));
    } finally {
      Context.exitJdk(context);
    }
  }
}
