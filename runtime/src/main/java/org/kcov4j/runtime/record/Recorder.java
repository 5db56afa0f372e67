package org.kcov4j.runtime.record;

import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import sun.misc.Unsafe;

/**
 * What a probe calls: {@code __sanitizer_cov_trace_pc} of the JVM.
 *
 * <p>An instrumented method calls {@link #enter} at its first block, keeps the context it returns
 * in a local variable and calls {@link #trace} at every other block. Nothing here allocates, locks
 * or throws, except at a thread's very first block, when an area grows, and when a PC is new to the
 * unique filter.
 */
public final class Recorder {
  private static final Unsafe U = Memory.UNSAFE;
  private static final boolean STORES_STAY_ORDERED = Memory.STORES_STAY_ORDERED;
  private static final int WORD_SHIFT = 2;
  private static final int FIRST_PC_BYTES = AreaLayout.FIRST_PC_WORD << WORD_SHIFT;

  private Recorder() {}

  /**
   * The probe of a method's first block.
   *
   * @return the context of the current thread, or null while nobody records
   */
  @ForceInline
  public static Context enter(int pc) {
    if (!Gate.isOpen()) {
      return null;
    }
    Context context = ContextTable.current();
    trace(context, pc);
    return context;
  }

  /**
   * As {@link #enter}, where the first block is also a jump's target and has a probe of its own.
   */
  @ForceInline
  public static Context context() {
    return Gate.isOpen() ? ContextTable.current() : null;
  }

  /**
   * The probe of a block.
   *
   * <p>In all: {@code pos = area[0] + 1; if (pos < W) { area[pos] = pc; area[0] = pos; }}. Cut into
   * small methods, since the compiler has inlined what it has never seen run neither, and inlines
   * no more than 8,000 bytes of bytecode into a method (HotSpot's DesiredMethodLimit).
   *
   * @param context what {@link #enter} or {@link #context} returned in this frame
   */
  @ForceInline
  public static void trace(Context context, int pc) {
    if (context != null) {
      if (context.filter == 0) {
        append(context, pc);
      } else {
        appendNew(context, pc);
      }
    } else if (Gate.isOpen()) {
      enteredWhileClosed(pc);
    }
  }

  /** Runs before the first block of a class initializer. */
  public static void enterClassInitializer() {
    if (Gate.isOpen()) {
      ContextTable.current().enterClassInitializer();
    }
  }

  /** Runs after the last block of a class initializer, however it ends. */
  public static void exitClassInitializer() {
    if (Gate.isOpen()) {
      ContextTable.current().exitClassInitializer();
    }
  }

  /**
   * Appends a PC.
   *
   * <p>Order: the PC is stored before the count that publishes it. All these are raw memory
   * accesses of one slice, which C2 and C1 keep in program order (C2 may drop a count that a later
   * one overwrites at once, but moves none over a PC), and x86 makes stores visible in that order;
   * other machines are told to by the fence. The reader acquires the count.
   *
   * <p>Bounds: the count is memory that anyone may write. Compared unsigned (both sides biased by
   * 2^31) with the capacity, whatever it says stays inside the area, and a full area drops the PC.
   */
  @ForceInline
  private static void append(Context context, int pc) {
    int count = U.getInt(null, context.area);
    if (count + Integer.MIN_VALUE < context.biasedRoom) {
      U.putInt(null, context.area + FIRST_PC_BYTES + ((long) count << WORD_SHIFT), pc);
      if (!STORES_STAY_ORDERED) {
        U.storeFence();
      }
      U.putInt(null, context.area, count + 1);
    } else if (context.growing) {
      growAndAppend(context, pc);
    }
  }

  /**
   * Appends a PC unless the filter has it where it would be first, and the area was not reset
   * since.
   */
  @ForceInline
  private static void appendNew(Context context, int pc) {
    if (U.getInt(null, context.filter + ((long) (pc & context.filterMask) << WORD_SHIFT)) != pc
        || U.getInt(null, context.area) == 0) {
      addToFilter(context, pc);
    }
  }

  private static void addToFilter(Context context, int pc) {
    if (context.addToFilter(pc, U.getInt(null, context.area))) {
      append(context, pc);
    }
  }

  /** A frame that was entered before the gate opened looks its context up at each block. */
  private static void enteredWhileClosed(int pc) {
    trace(ContextTable.current(), pc);
  }

  private static void growAndAppend(Context context, int pc) {
    if (context.grow(U.getInt(null, context.area))) {
      append(context, pc);
    }
  }
}
