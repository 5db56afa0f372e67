package org.kcov4j.runtime.record;

import java.io.IOException;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * An area and the mode in which it is written. One context at a time has it enabled, and only the
 * context's thread touches it then.
 */
public class Recording {
  private final Area area;
  private final int maxWords;
  private int mode = SessionLayout.MODE_NONE;
  private SeenTable seen;
  // The generation whose numbers are in the table.
  private int numbering;
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
   * @param newMode {@link SessionLayout#MODE_PC}, {@link SessionLayout#MODE_UNIQUE} or {@link
   *     SessionLayout#MODE_CMP}
   */
  final void prepare(int newMode) {
    if (newMode == SessionLayout.MODE_UNIQUE) {
      int capacity = BlockNumbers.allSeen().capacity();
      if (seen == null) {
        seen = new SeenTable(capacity);
      } else {
        seen.ensure(capacity);
      }
      if (mode != newMode || numbering != Context.generation()) {
        seen.clear();
        addWhatIsThere();
      }
    }
    mode = newMode;
    numbering = Context.generation();
  }

  /**
   * Stores 0 into the count, not in the middle of an {@link SectionAppend append}. The thread that
   * records sees all PCs as new at once.
   */
  public final synchronized void reset() {
    Context context = Context.current();
    context.enterInterrupt();
    try {
      area.buffer().putInt(AreaLayout.COUNT_WORD, 0);
      if (context.recording() == this) {
        forgetSeen();
      }
    } finally {
      context.exitInterrupt();
    }
  }

  /** As of the last {@link #prepare}. */
  final int mode() {
    return mode;
  }

  /** What was recorded already, or null in a mode that keeps repeats. */
  final SeenTable seen() {
    return mode == SessionLayout.MODE_UNIQUE ? seen : null;
  }

  /** Whether comparisons are recorded, not blocks; as of when it was last enabled. */
  public final boolean comparing() {
    return mode == SessionLayout.MODE_CMP;
  }

  /** Makes room for more blocks. */
  final void ensure(int capacity) {
    if (seen != null) {
      seen.ensure(capacity);
    }
  }

  /** Makes all PCs new again, in UNIQUE. */
  final void forgetSeen() {
    if (seen != null) {
      seen.clear();
    }
  }

  final boolean canGrow() {
    return !refused && area.words() < maxWords;
  }

  /**
   * How many PCs, in CMP how many records, may be stored now: one less than fit while the area can
   * grow, so that it never looks overflown meanwhile.
   */
  final int room() {
    int words = area.words();
    int capacity = comparing() ? CmpLayout.capacity(words) : AreaLayout.capacity(words);
    return canGrow() ? capacity - 1 : capacity;
  }

  /**
   * Doubles the area. If that is refused, the area can be filled to its last word: there is room
   * for one more PC either way.
   */
  final void grow() {
    try {
      area.grow((int) Math.min(2L * area.words(), maxWords));
    } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
      // Classes of the JDK too may be unusable by now, whoever ran out of stack in them.
      refused = true;
      growthRefused(e);
    }
  }

  /** Gives back the memory of what was seen; the area stays. */
  public final void release() {
    if (seen != null) {
      seen.free();
      seen = null;
    }
  }

  private void addWhatIsThere() {
    int count = AreaLayout.readable(area.buffer().getInt(0), area.words());
    for (int i = AreaLayout.FIRST_PC_WORD; i <= count; i++) {
      int number = BlockNumbers.find(area.buffer().getInt((int) AreaLayout.byteOffset(i)));
      if (number >= 0) {
        seen.add(number);
      }
    }
  }

  /**
   * Called once if the area should grow and cannot: it keeps its size from here on. Must not throw.
   */
  protected void growthRefused(Throwable cause) {}

  /**
   * Called by another thread if this was a section of a thread that ended in its middle. Must not
   * throw.
   */
  protected void threadEnded() {}
}
