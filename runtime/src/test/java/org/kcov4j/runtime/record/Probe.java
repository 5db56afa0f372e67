package org.kcov4j.runtime.record;

import org.kcov4j.runtime.layout.CmpLayout;

/** Calls the recorder as the probe of a block does, with the number that its PC has. */
public final class Probe {
  private Probe() {}

  public static Context enter(int pc) {
    long block = block(pc);
    return GatedRecorder.enter(GatedRecorder.tryEnter(block), block);
  }

  public static void trace(Context context, int pc) {
    long block = block(pc);
    if (context != ContextTable.CLOSED) {
      // A method's blocks are numbered before it is entered, so its context fits them.
      ContextTable.current();
    }
    GatedRecorder.trace(context, block);
  }

  /** Compares two ints, as the probe before the comparison does. */
  public static void compare(int a, int b, int pc) {
    Comparisons.ints(a, b, GatedRecorder.context(), block(pc), CmpLayout.type(2, false));
  }

  /** Compares an int with 0, as the probe before {@code if_lt} does. */
  public static void compareWithZero(int value, int pc) {
    int kind = CmpLayout.type(2, true) | Comparisons.SECOND;
    Comparisons.ints(value, 0, GatedRecorder.context(), block(pc), kind);
  }

  private static long block(int pc) {
    return Recorder.block(pc, BlockNumbers.of(pc)[0]);
  }
}
