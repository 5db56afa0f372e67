package org.kcov4j.runtime.record;

/**
 * What a probe calls instead of {@link Recorder} where no thread records in UNIQUE from the start:
 * it asks the {@link Gate} first, and a compiler knows the answer. While the gate is closed nothing
 * is left of a probe, and while only modes that keep repeats have been enabled it does not ask what
 * was seen.
 *
 * <p>Where UNIQUE is recorded from the start the gate would be open, and asking it is what code
 * that has just begun to run would lose time with.
 */
public final class GatedRecorder {
  private GatedRecorder() {}

  /** As {@link Recorder#tryEnter(long)}; {@link ContextTable#CLOSED} while nobody records. */
  @ForceInline
  public static Context tryEnter(long block) {
    if (!Gate.isOpen()) {
      return ContextTable.CLOSED;
    }
    return Gate.isOpenToUnique()
        ? Recorder.tryEnter(block)
        : appended(ContextTable.recentOfFirst(), block);
  }

  /** As {@link #tryEnter(long)}, in code of a later generation. */
  @ForceInline
  public static Context tryEnter(long block, int generation) {
    if (!Gate.isOpen()) {
      return ContextTable.CLOSED;
    }
    return Gate.isOpenToUnique()
        ? Recorder.tryEnter(block, generation)
        : appended(ContextTable.recentOf(generation), block);
  }

  private static Context appended(Context context, long block) {
    return context != null ? Recorder.ifAppended(context, block) : null;
  }

  /** As {@link Recorder#enter(Object, long)}. */
  @ForceInline
  public static Context enter(Object tried, long block) {
    return tried != null ? (Context) tried : enter(block);
  }

  /** As {@link Recorder#enter(Object, long, int)}. */
  @ForceInline
  public static Context enter(Object tried, long block, int generation) {
    return tried != null ? (Context) tried : enter(block, generation);
  }

  /** As {@link Recorder#enter(long)}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context enter(long block) {
    Context context = context();
    trace(context, block);
    return context;
  }

  /** As {@link Recorder#enter(long, int)}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context enter(long block, int generation) {
    Context context = context(generation);
    trace(context, block, generation);
    return context;
  }

  /** As {@link Recorder#context()}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context context() {
    if (!Gate.isOpen()) {
      return ContextTable.CLOSED;
    }
    return Gate.isOpenToUnique() ? Recorder.context() : ContextTable.ofFirst();
  }

  /** As {@link Recorder#context(int)}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context context(int generation) {
    if (!Gate.isOpen()) {
      return ContextTable.CLOSED;
    }
    return Gate.isOpenToUnique() ? Recorder.context(generation) : ContextTable.of(generation);
  }

  /**
   * As {@link Recorder#trace}.
   *
   * @param context {@link ContextTable#CLOSED} in a frame that was entered while nobody recorded
   */
  @ForceInline
  public static void trace(Context context, long block) {
    if (Gate.isOpen()) {
      traceOpen(context, block);
    }
  }

  /**
   * As {@link #trace(Context, long)}, in code of a later generation.
   *
   * @param generation whose context to look for, if there was none to be had
   */
  @ForceInline
  public static void trace(Context context, long block, int generation) {
    if (Gate.isOpen()) {
      traceOpen(context, block, generation);
    }
  }

  private static void traceOpen(Context context, long block) {
    record(context == ContextTable.CLOSED ? context() : context, block);
  }

  private static void traceOpen(Context context, long block, int generation) {
    record(context == ContextTable.CLOSED ? context(generation) : context, block);
  }

  private static void record(Context context, long block) {
    if (context == ContextTable.CLOSED) {
      // The gate has closed again; if it opens once more here, CLOSED's bits may be too few to ask.
      return;
    }
    if (Gate.isOpenToUnique()) {
      Recorder.trace(context, block);
    } else {
      Recorder.append(context, block);
    }
  }
}
