package org.kcov4j.runtime.record;

import org.kcov4j.runtime.layout.CmpLayout;

/**
 * What probes call before methods that compare strings, boxed numbers or arrays: the operands are
 * recorded as {@link Comparisons} records numbers.
 *
 * <ul>
 *   <li>Boxed numbers and characters of the same class: one record of their size; float and double
 *       by their bits.
 *   <li>Strings in UTF-8, and the elements of arrays: 8 bytes in each record, as memory has them,
 *       of the first {@value ComparedBytes#MAX} bytes; the shorter operand is padded with zeros.
 * </ul>
 *
 * Anything else records nothing. Only methods of final JDK classes are called, and whatever goes
 * wrong here stays here: the call that follows must find the program as it was.
 */
public final class ObjectComparisons {
  private static final int LONG_TYPE = CmpLayout.type(CmpLayout.MAX_SIZE_LOG, false);
  private static final int FLAGS = CmpLayout.CONST | Comparisons.SECOND;

  private ObjectComparisons() {}

  /** {@code a.equals(b)} or an equivalent; records strings and boxed numbers. */
  @ForceInline
  public static void equal(Object a, Object b, Context context, long block, int kind) {
    Context comparing = Comparisons.comparing(context);
    if (comparing != null && a != null && b != null && a.getClass() == b.getClass()) {
      appendEqual(comparing, a, b, block, kind);
    }
  }

  /** {@code string.startsWith(prefix)}. */
  @ForceInline
  public static void startsWith(
      String string, String prefix, Context context, long block, int kind) {
    startsWith(string, prefix, 0, context, block, kind);
  }

  /** {@code string.startsWith(prefix, from)}. */
  @ForceInline
  public static void startsWith(
      String string, String prefix, int from, Context context, long block, int kind) {
    Context comparing = Comparisons.comparing(context);
    if (comparing != null && string != null && prefix != null && from >= 0) {
      appendStrings(comparing, string, from, prefix, 0, ComparedStrings.AS_OTHER, block, kind);
    }
  }

  /** {@code string.endsWith(suffix)}. */
  @ForceInline
  public static void endsWith(String string, String suffix, Context context, long block, int kind) {
    Context comparing = Comparisons.comparing(context);
    if (comparing != null && string != null && suffix != null) {
      int from = ComparedStrings.AT_END;
      appendStrings(comparing, string, from, suffix, 0, ComparedStrings.ALL, block, kind);
    }
  }

  /** {@code string.regionMatches(from, other, otherFrom, length)}. */
  @ForceInline
  public static void regionMatches(
      String string,
      int from,
      String other,
      int otherFrom,
      int length,
      Context context,
      long block,
      int kind) {
    Context comparing = Comparisons.comparing(context);
    if (comparing != null && string != null && other != null && from >= 0) {
      int most = length < 0 ? 0 : length;
      appendStrings(comparing, string, from, other, otherFrom, most, block, kind);
    }
  }

  /** {@code string.regionMatches(ignoreCase, from, other, otherFrom, length)}. */
  @ForceInline
  public static void regionMatches(
      String string,
      boolean ignoreCase,
      int from,
      String other,
      int otherFrom,
      int length,
      Context context,
      long block,
      int kind) {
    regionMatches(string, from, other, otherFrom, length, context, block, kind);
  }

  /** {@code Arrays.equals(a, b)}, for arrays of a primitive type. */
  @ForceInline
  public static void arrays(Object a, Object b, Context context, long block, int kind) {
    Context comparing = Comparisons.comparing(context);
    if (comparing != null && a != null && b != null && !Comparisons.isFull(comparing)) {
      appendArrays(comparing, a, b, block, kind);
    }
  }

  private static void appendEqual(Context context, Object a, Object b, long block, int kind) {
    if (a instanceof String) {
      appendStrings(context, (String) a, 0, (String) b, 0, ComparedStrings.ALL, block, kind);
    } else {
      int size = BoxedNumbers.sizeLog(a);
      if (size >= 0) {
        int type = CmpLayout.type(size, false) | kind & FLAGS;
        Comparisons.append(context, BoxedNumbers.bits(a), BoxedNumbers.bits(b), block, type);
      }
    }
  }

  /** Records at most so many characters of each string, fewer where it ends. */
  private static void appendStrings(
      Context context, String a, int aFrom, String b, int bFrom, int length, long block, int kind) {
    if (Comparisons.isFull(context)) {
      return;
    }
    ComparedStrings strings;
    int room = context.biasedCmpRoom;
    // Where JDK classes are instrumented too, what they compare for us is not the program's.
    context.biasedCmpRoom = Context.NO_ROOM;
    try {
      strings = ComparedStrings.of(a, aFrom, b, bFrom, length);
    } catch (VirtualMachineError e) {
      return;
    } finally {
      context.biasedCmpRoom = room;
    }
    if (strings != null) {
      appendBytes(context, strings.first, strings.second, block, kind);
    }
  }

  private static void appendArrays(Context context, Object a, Object b, long block, int kind) {
    ComparedBytes first;
    ComparedBytes second;
    int room = context.biasedCmpRoom;
    context.biasedCmpRoom = Context.NO_ROOM;
    try {
      first = PrimitiveArrays.firstBytes(a);
      second = PrimitiveArrays.firstBytes(b);
    } catch (VirtualMachineError e) {
      return;
    } finally {
      context.biasedCmpRoom = room;
    }
    appendBytes(context, first, second, block, kind);
  }

  private static void appendBytes(
      Context context, ComparedBytes a, ComparedBytes b, long block, int kind) {
    int type = LONG_TYPE | kind & FLAGS;
    for (int i = 0; i < a.length() || i < b.length(); i += Long.BYTES) {
      Comparisons.append(context, a.u64(i), b.u64(i), block, type);
    }
  }
}
