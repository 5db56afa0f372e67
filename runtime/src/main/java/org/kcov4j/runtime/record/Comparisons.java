package org.kcov4j.runtime.record;

import java.nio.ByteOrder;
import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import sun.misc.Unsafe;

/**
 * What comparison probes call: {@code __sanitizer_cov_trace_cmp} and {@code
 * __sanitizer_cov_trace_switch} of the JVM. A probe hands over what is compared, its frame's
 * context and its block as {@link Recorder} has them, and the comparison's kind:
 *
 * <pre>
 * bit:   3               2      1   0
 *      +---------------+----------+-------+
 *      | second, not   | log2 of  | CONST |
 *      | first, is the | the size |       |
 *      | constant      |          |       |
 *      +---------------+----------+-------+
 * </pre>
 *
 * The lower bits are {@link CmpLayout}'s type. Nothing here allocates, locks or throws.
 */
public final class Comparisons {
  /** Bit of a kind: the second operand is the constant, and becomes the record's first. */
  public static final int SECOND = 1 << CmpLayout.SIZE_SHIFT + 2;

  private static final Unsafe U = Memory.UNSAFE;
  private static final boolean STORES_STAY_ORDERED = Memory.STORES_STAY_ORDERED;
  private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
  private static final int WORD = AreaLayout.WORD_BYTES;
  private static final int FIRST_RECORD_BYTES = CmpLayout.FIRST_RECORD_WORD * WORD;
  private static final long RECORD_BYTES = CmpLayout.RECORD_WORDS * WORD;

  private Comparisons() {}

  /** Two ints are compared, or what the JVM widens to one: operands are cut to their size. */
  @ForceInline
  public static void ints(int a, int b, Context context, long block, int kind) {
    Context comparing = comparing(context);
    if (comparing != null) {
      append(comparing, a, b, block, kind);
    }
  }

  /** Two longs are compared. */
  @ForceInline
  public static void longs(long a, long b, Context context, long block, int kind) {
    Context comparing = comparing(context);
    if (comparing != null) {
      append(comparing, a, b, block, kind);
    }
  }

  /**
   * A switch chooses by a value.
   *
   * @param labels its labels, two characters each, the high half first
   */
  @ForceInline
  public static void labels(int value, Context context, long block, int kind, String labels) {
    Context comparing = comparing(context);
    if (comparing != null) {
      appendAll(comparing, value, block, kind, labels);
    }
  }

  /** The context if comparisons of its thread are recorded now, or null. */
  @ForceInline
  static Context comparing(Context context) {
    if (context != ContextTable.CLOSED) {
      return context.biasedCmpRoom != Context.NO_ROOM ? context : null;
    }
    return Gate.isOpen() ? enteredWhileClosed() : null;
  }

  /** Whether a record would be dropped, so that its operands need not be looked at. */
  static boolean isFull(Context context) {
    int count = U.getInt(null, context.cmpArea);
    return count + Integer.MIN_VALUE >= context.biasedCmpRoom && !context.cmpGrowing;
  }

  /**
   * Appends a record, or drops it if it does not fit whole.
   *
   * <p>Order and bounds: as in {@link Recorder}, the count is stored behind the record that it
   * counts, and whatever it says, compared unsigned with the room it stays inside the area.
   */
  static void append(Context context, long a, long b, long block, int kind) {
    int count = U.getInt(null, context.cmpArea);
    if (count + Integer.MIN_VALUE >= context.biasedCmpRoom) {
      if (!context.cmpGrowing || !context.grow(count)) {
        return;
      }
    }
    boolean swapped = (kind & SECOND) != 0;
    long record = context.cmpArea + FIRST_RECORD_BYTES + count * RECORD_BYTES;
    putU64(record + CmpLayout.TYPE_WORD * WORD, kind & SECOND - 1);
    putU64(record + CmpLayout.ARG1_WORD * WORD, zeroExtended(swapped ? b : a, kind));
    putU64(record + CmpLayout.ARG2_WORD * WORD, zeroExtended(swapped ? a : b, kind));
    putU64(record + CmpLayout.IP_WORD * WORD, block >>> 32);
    if (!STORES_STAY_ORDERED) {
      U.storeFence();
    }
    U.putInt(null, context.cmpArea, count + 1);
  }

  private static void appendAll(Context context, int value, long block, int kind, String labels) {
    int length = length(context, labels);
    for (int i = 0; i + 1 < length && !isFull(context); i += 2) {
      append(context, label(context, labels, i), value, block, kind);
    }
  }

  private static int length(Context context, String labels) {
    int room = context.biasedCmpRoom;
    context.biasedCmpRoom = Context.NO_ROOM;
    try {
      return labels.length();
    } finally {
      context.biasedCmpRoom = room;
    }
  }

  private static int label(Context context, String labels, int i) {
    // Where JDK classes are instrumented too, what they compare for us is not the program's.
    int room = context.biasedCmpRoom;
    context.biasedCmpRoom = Context.NO_ROOM;
    try {
      return labels.charAt(i) << Character.SIZE | labels.charAt(i + 1);
    } finally {
      context.biasedCmpRoom = room;
    }
  }

  private static long zeroExtended(long operand, int kind) {
    int unused = Long.SIZE - (Byte.SIZE << ((kind & SECOND - 1) >> CmpLayout.SIZE_SHIFT));
    return operand << unused >>> unused;
  }

  /** Stores a u64, the low word first. */
  @ForceInline
  private static void putU64(long address, long value) {
    U.putLong(null, address, BIG_ENDIAN ? Long.rotateLeft(value, Integer.SIZE) : value);
  }

  /** A frame that was entered before the gate opened looks its context up at each comparison. */
  private static Context enteredWhileClosed() {
    return comparing(GatedRecorder.context());
  }
}
