package org.kcov4j.runtime.record;

import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import sun.misc.Unsafe;

/**
 * What a probe calls: {@code __sanitizer_cov_trace_pc} of the JVM.
 *
 * <p>An instrumented method calls {@link #enter(long)} at its first block, keeps the context it
 * gets in a local variable and calls {@link #trace(Context, long)} at every other block. Or it
 * calls them in two halves, of which the first is all there is to do as a rule, and calls nothing:
 * {@link #tryEnter(long)} and {@link #enter(Object, long)}, {@link #tryTrace} and {@link
 * #trace(Object, Context, long)}. A probe knows its block by one constant:
 *
 * <pre>
 * bit:  63      32 31       0
 *      +----------+----------+
 *      |    pc    |  number  |        number: BlockNumbers, at least 0
 *      +----------+----------+
 * </pre>
 *
 * Nothing here allocates, locks or throws, except at a thread's very first block and when an area
 * grows. What a probe is inlined as is kept short: the larger a method's compiled code, the less of
 * it is inlined into others (HotSpot's InlineSmallCode), and a JVM that uses one mode only never
 * compiles the other's branch. Only what tests a block's bit is inlined by force, in all compilers;
 * C2 takes in the rest where it runs often, and C1, which compiles code that has just begun to run,
 * need not (docs/adr/004).
 */
public final class Recorder {
  /** The generation of code whose probes say none: of the first agent that records in a JVM. */
  public static final int FIRST_GENERATION = 1;

  private static final Unsafe U = Memory.UNSAFE;
  private static final boolean STORES_STAY_ORDERED = Memory.STORES_STAY_ORDERED;
  private static final int WORD_SHIFT = 2;
  private static final int FIRST_PC_BYTES = AreaLayout.FIRST_PC_WORD << WORD_SHIFT;

  private Recorder() {}

  /** The constant that probes name a block by. */
  public static long block(int pc, int number) {
    return (long) pc << 32 | number;
  }

  /**
   * The first half of the probe of a method's first block: all of it, unless anything is out of the
   * ordinary. It calls nothing, so that compiled code in which it never failed has no call for it.
   *
   * @return the context of the current thread; or null, with nothing done, for {@link
   *     #enter(Object, long)} to do all
   */
  @ForceInline
  public static Context tryEnter(long block) {
    return tried(ContextTable.recentOfFirst(), block);
  }

  /**
   * The other half of the probe of a method's first block.
   *
   * @param tried what {@link #tryEnter} returned
   * @return the context of the current thread
   */
  @ForceInline
  public static Context enter(Object tried, long block) {
    return tried != null ? (Context) tried : enter(block);
  }

  /** Both halves at once, in less bytecode. */
  public static Context enter(long block) {
    Context context = context();
    trace(context, block);
    return context;
  }

  /**
   * As {@link #enter}, where the first block is also a jump's target and has a probe of its own.
   */
  public static Context context() {
    return attended(ContextTable.ofFirst());
  }

  /** As {@link #tryEnter(long)}, in code of a later generation. */
  @ForceInline
  public static Context tryEnter(long block, int generation) {
    return tried(ContextTable.recentOf(generation), block);
  }

  /** As {@link #enter(Object, long)}, in code of a later generation. */
  @ForceInline
  public static Context enter(Object tried, long block, int generation) {
    return tried != null ? (Context) tried : enter(block, generation);
  }

  /**
   * As {@link #enter(long)}, in code that a later agent instrumented, after another was detached.
   *
   * @param generation what {@link ContextTable#install} returned
   * @return the context of the current thread, an idle one when the generation is over
   */
  @ForceInline
  public static Context enter(long block, int generation) {
    Context context = context(generation);
    trace(context, block);
    return context;
  }

  /** As {@link #context()}, in code of a later generation. */
  @ForceInline
  public static Context context(int generation) {
    return attended(ContextTable.of(generation));
  }

  /** Records a method's first block if all is as most often, or returns null. */
  @ForceInline
  private static Context tried(Context context, long block) {
    if (context == null || U.getInt(null, context.area) == 0) {
      return null;
    }
    if ((U.getByte(null, context.seen + ((int) block >>> 3)) & 1 << ((int) block & 7)) != 0) {
      return context;
    }
    return context.filtering ? null : ifAppended(context, block);
  }

  /** The context if a PC has been appended or dropped, null if there is more to do for it. */
  static Context ifAppended(Context context, long block) {
    return appended(context, block) ? context : null;
  }

  @ForceInline
  private static Context attended(Context context) {
    // Nothing else has a count of 0, an idle context's area neither.
    if (U.getInt(null, context.area) == 0) {
      context.attendReset();
    }
    return context;
  }

  /**
   * The probe of a block. It asks for the block's bit first, in every mode: where repeats are kept
   * the table is empty, and while the thread is idle it is full.
   *
   * @param context what {@link #enter} or {@link #context} returned in this frame
   */
  @ForceInline
  public static void trace(Context context, long block) {
    // Not asked by a method of its own: C1, while it profiles, would make two branches of the
    // answer.
    if ((U.getByte(null, context.seen + ((int) block >>> 3)) & 1 << ((int) block & 7)) == 0) {
      record(context, block);
    }
  }

  /**
   * The first half of a block's probe, which calls nothing: whether its bit is set.
   *
   * @return the context if it is, or null
   */
  @ForceInline
  public static Context tryTrace(Context context, long block) {
    return (U.getByte(null, context.seen + ((int) block >>> 3)) & 1 << ((int) block & 7)) != 0
        ? context
        : null;
  }

  /**
   * The other half of a block's probe.
   *
   * @param tried what {@link #tryTrace} returned
   */
  @ForceInline
  public static void trace(Object tried, Context context, long block) {
    if (tried == null) {
      record(context, block);
    }
  }

  /**
   * Runs before a class loader's code or a class initializer. Like all marks it counts while the
   * gate is closed, too: the gate may open before the end that belongs to it.
   */
  public static void enterClassLoading() {
    ContextTable.current().enterClassLoading();
  }

  /** Runs after what {@link #enterClassLoading} ran before, however that ends. */
  public static void exitClassLoading() {
    ContextTable.current().exitClassLoading();
  }

  /** Runs before a method that is an interrupt. */
  public static void enterInterrupt() {
    ContextTable.current().enterInterrupt();
  }

  /** Runs after a method that is an interrupt, however it ends. */
  public static void exitInterrupt() {
    ContextTable.current().exitInterrupt();
  }

  /** Runs when a thread becomes a shutdown hook. */
  public static void shutdownHook(Thread hook) {
    InterruptThreads.addHook(hook);
  }

  /** What a probe does for a block whose bit is not set. */
  private static void record(Context context, long block) {
    if (context.filtering) {
      recordNew(context, block);
    } else {
      append(context, block);
    }
  }

  /**
   * Appends a PC: {@code pos = area[0] + 1; if (pos < W) { area[pos] = pc; area[0] = pos; }}.
   *
   * <p>Order: the PC is stored before the count that publishes it. All these are raw memory
   * accesses of one slice, which C2 and C1 keep in program order (C2 may drop a count that a later
   * one overwrites at once, but moves none over a PC), and x86 makes stores visible in that order;
   * other machines are told to by the fence. The reader acquires the count.
   *
   * <p>Bounds: the count is memory that anyone may write. Compared unsigned (both sides biased by
   * 2^31) with the capacity, whatever it says stays inside the area, and a full area drops the PC.
   */
  static void append(Context context, long block) {
    if (!appended(context, block)) {
      growAndAppend(context, block);
    }
  }

  /** Appends a PC or drops it; false, and nothing is done, if the area is to grow first. */
  @ForceInline
  static boolean appended(Context context, long block) {
    int count = U.getInt(null, context.area);
    if (count + Integer.MIN_VALUE < context.biasedRoom) {
      U.putInt(
          null, context.area + FIRST_PC_BYTES + ((long) count << WORD_SHIFT), (int) (block >>> 32));
      if (!STORES_STAY_ORDERED) {
        U.storeFence();
      }
      U.putInt(null, context.area, count + 1);
      return true;
    }
    return !context.growing;
  }

  /** Appends a PC and sets the bit of its block. */
  private static void recordNew(Context context, long block) {
    append(context, block);
    long at = context.seen + ((int) block >>> 3);
    U.putByte(null, at, (byte) (U.getByte(null, at) | 1 << ((int) block & 7)));
  }

  /** Rare: an area doubles. */
  private static void growAndAppend(Context context, long block) {
    if (context.grow(U.getInt(null, context.area))) {
      append(context, block);
    }
  }
}
