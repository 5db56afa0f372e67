package org.kcov4j.runtime.record;

import java.nio.ByteBuffer;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * Adds what a section recorded to another area, whole or cut to what fits: kcov's {@code
 * kcov_move_area}. A reader of that area sees nothing of it before the count that publishes it.
 */
public final class SectionAppend {
  private SectionAppend() {}

  /**
   * Appends a section, in the mode in which it was recorded; called by its thread after its end.
   * Only appends write to the other area meanwhile; they come one after the other, and between them
   * a {@link Recording#reset reset}.
   */
  public static void append(Recording section, Recording to) {
    Area from = section.area();
    // Nobody but the recorder writes there, so this count can be trusted.
    int count = from.buffer().getInt(AreaLayout.COUNT_WORD);
    if (count == 0) {
      return;
    }
    synchronized (to) {
      to.prepare(section.mode());
      int had = to.area().buffer().getInt(AreaLayout.COUNT_WORD);
      int room = to.room() - had;
      // A corrupt count is left alone, as by a probe.
      if (had >= 0 && room >= 0) {
        publish(to.area(), had + add(section, count, to, had, room));
      }
    }
  }

  private static int add(Recording section, int count, Recording to, int had, int room) {
    Area from = section.area();
    int fit = Math.min(count, room);
    switch (section.mode()) {
      case SessionLayout.MODE_UNIQUE:
        return addNew(from, count, to, had, room);
      case SessionLayout.MODE_CMP:
        return addAll(
            from, fit, to.area(), had, CmpLayout.FIRST_RECORD_WORD, CmpLayout.RECORD_WORDS);
      default:
        return addAll(from, fit, to.area(), had, AreaLayout.FIRST_PC_WORD, 1);
    }
  }

  /**
   * Adds the first records of a section.
   *
   * @param firstWord where a mode's records begin
   * @param recordWords size of each in words
   */
  private static int addAll(
      Area from, int count, Area to, int had, int firstWord, int recordWords) {
    ByteBuffer source = from.buffer().duplicate();
    source.position((int) AreaLayout.byteOffset(firstWord));
    source.limit((int) AreaLayout.byteOffset(firstWord + count * recordWords));
    ByteBuffer free = to.buffer().duplicate();
    free.position((int) AreaLayout.byteOffset(firstWord + had * recordWords));
    free.put(source);
    return count;
  }

  /** Adds the PCs that are new to the other area. Those without room count as seen all the same. */
  private static int addNew(Area from, int count, Recording to, int had, int room) {
    if (had == 0) {
      to.forgetSeen();
    }
    SeenTable seen = to.seen();
    int added = 0;
    for (int i = 0; i < count; i++) {
      int pc = from.buffer().getInt((int) AreaLayout.byteOffset(AreaLayout.FIRST_PC_WORD + i));
      if (seen.add(BlockNumbers.find(pc)) && added < room) {
        int word = AreaLayout.FIRST_PC_WORD + had + added++;
        to.area().buffer().putInt((int) AreaLayout.byteOffset(word), pc);
      }
    }
    return added;
  }

  private static void publish(Area area, int count) {
    // Neither the compiler nor the machine moves the count before what it counts.
    Memory.UNSAFE.storeFence();
    area.buffer().putInt(AreaLayout.COUNT_WORD, count);
  }
}
