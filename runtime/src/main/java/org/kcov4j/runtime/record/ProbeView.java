package org.kcov4j.runtime.record;

import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import sun.misc.Unsafe;

/**
 * What probes read of a thread's {@link Context}: the area to record into, or one of no room, so
 * that they need not ask whether anything is to be recorded.
 *
 * <p>Plain fields, for no other thread reads them, and none writes them before the generation is
 * over.
 */
abstract class ProbeView {
  /** No room, biased. */
  static final int NO_ROOM = Integer.MIN_VALUE;

  /** Added to both sides of an unsigned comparison. */
  static final int BIAS = Integer.MIN_VALUE;

  /** Address of the area's count word. */
  long area;

  /** Whether the bit of a block that was recorded is set in the table at {@link #seen}. */
  boolean filtering;

  /**
   * Address of a table like {@link SeenTable}: of what the area holds in UNIQUE, empty in PC, full
   * while idle.
   */
  long seen;

  /** How many PCs the area has room for, biased by 2^31 for the unsigned comparison. */
  int biasedRoom;

  /** Whether the area is to be doubled when it is full. */
  boolean growing;

  /** Address of the count word of the area of comparisons. */
  long cmpArea;

  /** How many records that area has room for, biased by 2^31; {@link #NO_ROOM} outside of CMP. */
  int biasedCmpRoom;

  /** Whether that area is to be doubled when it is full. */
  boolean cmpGrowing;

  /** Shows block probes and comparison probes no room. */
  final void showIdle() {
    showNoComparisons();
    showNoBlocks();
  }

  /** Shows what is recorded to the probes of its kind, and no room to the others. */
  final void show(Recording recording) {
    showNoComparisons();
    if (recording.comparing()) {
      showNoBlocks();
      cmpArea = recording.area().address();
      biasedCmpRoom = recording.room() + BIAS;
      cmpGrowing = recording.canGrow();
    } else {
      showBlocks(recording);
    }
  }

  private void showBlocks(Recording recording) {
    SeenTable own = recording.seen();
    area = recording.area().address();
    filtering = own != null;
    seen = own == null ? BlockNumbers.noneSeen().address() : own.address();
    biasedRoom = recording.room() + BIAS;
    growing = recording.canGrow();
  }

  private void showNoBlocks() {
    area = Idle.AREA;
    biasedRoom = NO_ROOM;
    growing = false;
    showAllSeen();
  }

  private void showNoComparisons() {
    cmpArea = Idle.AREA;
    biasedCmpRoom = NO_ROOM;
    cmpGrowing = false;
  }

  /** Shows all blocks that have numbers by now as seen. */
  final void showAllSeen() {
    filtering = true;
    seen = BlockNumbers.allSeen().address();
  }

  /**
   * Leaves no room for probes that run meanwhile; called by another thread when the generation is
   * over. Each store by itself is right beside what the others were before: the old area has no
   * room, it does not grow, and all blocks were seen. The thread may undo one that it was about to
   * write before.
   *
   * @return whether it had been done before
   */
  final boolean leaveNoRoom() {
    long allSeen = BlockNumbers.allSeen().address();
    boolean done =
        biasedRoom == NO_ROOM
            && !growing
            && biasedCmpRoom == NO_ROOM
            && !cmpGrowing
            && (seen == allSeen || seen == 0);
    biasedRoom = NO_ROOM;
    growing = false;
    biasedCmpRoom = NO_ROOM;
    cmpGrowing = false;
    if (seen != 0) {
      seen = allSeen;
    }
    return done;
  }

  /**
   * Lets go of the area's memory; called by another thread when no probe runs that saw room in it.
   */
  final void leaveArea() {
    area = Idle.AREA;
    cmpArea = Idle.AREA;
  }

  /** The area without room, whose count is not 0, so that it needs no attention. */
  private static final class Idle {
    static final long AREA = countWord();

    private static long countWord() {
      Unsafe unsafe = Memory.UNSAFE;
      long address = unsafe.allocateMemory(AreaLayout.WORD_BYTES);
      unsafe.putInt(address, 1);
      return address;
    }
  }
}
