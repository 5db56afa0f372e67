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

  /** As {@link Recorder#enter(long)}; null while nobody records. */
  public static Context enter(long block) {
    Context context = context();
    trace(context, block);
    return context;
  }

  /** As {@link Recorder#context()}; null while nobody records. */
  public static Context context() {
    if (!Gate.isOpen()) {
      return null;
    }
    return Gate.isOpenToUnique() ? Recorder.context() : ContextTable.ofFirst();
  }

  /**
   * As {@link Recorder#trace}.
   *
   * @param context null in a frame that was entered while nobody recorded
   */
  @ForceInline
  public static void trace(Context context, long block) {
    if (Gate.isOpen()) {
      traceOpen(context, block);
    }
  }

  /** As {@link Recorder#enter(long, int)}; null while nobody records. */
  public static Context enter(long block, int generation) {
    Context context = context(generation);
    trace(context, block, generation);
    return context;
  }

  /** As {@link Recorder#context(int)}; null while nobody records. */
  public static Context context(int generation) {
    if (!Gate.isOpen()) {
      return null;
    }
    return Gate.isOpenToUnique() ? Recorder.context(generation) : ContextTable.of(generation);
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

  private static void traceOpen(Context context, long block, int generation) {
    traceOpen(context == null ? context(generation) : context, block);
  }

  private static void traceOpen(Context context, long block) {
    if (context == null) {
      traceOpen(context(), block);
    } else if (Gate.isOpenToUnique()) {
      Recorder.trace(context, block);
    } else {
      Recorder.append(context, block);
    }
  }
}
