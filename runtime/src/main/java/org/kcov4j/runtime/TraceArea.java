package org.kcov4j.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.AreaLayout;

/**
 * The area of a {@link Kcov}: a count and the PCs it counts ({@link AreaLayout}). Readable by any
 * thread, and by any process that maps the file, while another thread records into it.
 */
public final class TraceArea {
  private final Area area;
  private final ByteBuffer buffer;

  TraceArea(Area area) {
    this.area = area;
    this.buffer = area.buffer();
  }

  /** Size in words, the count's included. */
  public int words() {
    return area.words();
  }

  /**
   * How many PCs there are, 0 to {@code words() - 1}, whatever a corrupt count word says. Acquires:
   * what {@link #pc} returns for indexes up to the result was stored before.
   */
  public int count() {
    int count = buffer.getInt(AreaLayout.COUNT_WORD);
    Fences.acquireFence();
    return AreaLayout.readable(count, words());
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
    return buffer.getInt((int) AreaLayout.byteOffset(index));
  }

  /**
   * Stores 0 into the count; later words stay as they are. In UNIQUE mode all PCs are new again.
   */
  public void reset() {
    buffer.putInt(AreaLayout.COUNT_WORD, 0);
  }

  /** Whether the area is full, so that PCs may have been dropped. */
  public boolean overflown() {
    return AreaLayout.overflown(buffer.getInt(AreaLayout.COUNT_WORD), words());
  }

  /** The memory itself, in native byte order; the same memory at every call. */
  public ByteBuffer buffer() {
    return buffer.duplicate().order(ByteOrder.nativeOrder());
  }
}
