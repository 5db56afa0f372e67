package org.kcov4j.runtime.record;

import java.io.IOException;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * An area and the mode in which it is written. One context at a time has it enabled, and only the
 * context's thread touches it then.
 */
public class Recording {
  private final Area area;
  private final int maxWords;
  private int mode = SessionLayout.MODE_NONE;
  private UniqueFilter filter;
  private boolean refused;

  /** A recording in an area of fixed size. */
  public Recording(Area area) {
    this(area, area.words());
  }

  /**
   * A recording in an area that doubles when it is full.
   *
   * @param maxWords the size at which it stops growing
   */
  public Recording(Area area, int maxWords) {
    this.area = area;
    this.maxWords = maxWords;
  }

  /** The memory. */
  public final Area area() {
    return area;
  }

  /**
   * Makes the recording ready for a mode: in UNIQUE, PCs that the area holds from another mode
   * count as seen.
   *
   * @param newMode {@link SessionLayout#MODE_PC} or {@link SessionLayout#MODE_UNIQUE}
   */
  final void prepare(int newMode) {
    if (newMode == SessionLayout.MODE_UNIQUE) {
      if (filter == null) {
        filter = new UniqueFilter(AreaLayout.capacity(maxWords));
      }
      if (mode != newMode) {
        filter.clear();
        int count = AreaLayout.readable(area.buffer().getInt(0), area.words());
        for (int i = AreaLayout.FIRST_PC_WORD; i <= count; i++) {
          filter.add(area.buffer().getInt((int) AreaLayout.byteOffset(i)));
        }
      }
    }
    mode = newMode;
  }

  /** The filter that probes consult, or null in a mode that keeps repeats. */
  final UniqueFilter filter() {
    return mode == SessionLayout.MODE_UNIQUE ? filter : null;
  }

  final boolean canGrow() {
    return !refused && area.words() < maxWords;
  }

  /**
   * How many PCs may be stored now: one less than fit while the area can grow, so that it never
   * looks overflown meanwhile.
   */
  final int room() {
    int capacity = AreaLayout.capacity(area.words());
    return canGrow() ? capacity - 1 : capacity;
  }

  /**
   * Doubles the area. If that is refused, the area can be filled to its last word: there is room
   * for one more PC either way.
   */
  final void grow() {
    try {
      area.grow((int) Math.min(2L * area.words(), maxWords));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      refused = true;
      growthRefused(e);
    }
  }

  /** Gives the filter's memory back; the area stays. */
  public final void release() {
    if (filter != null) {
      filter.free();
      filter = null;
    }
  }

  /**
   * Called once if the area should grow and cannot: it keeps its size from here on. Must not throw.
   */
  protected void growthRefused(Throwable cause) {}
}
