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
    if (Gate.isOpenToUnique()) {
      return Recorder.tryEnter(block);
    }
    Context context = ContextTable.recentOfFirst();
    return context != null && Recorder.appended(context, block) ? context : null;
  }

  /** As {@link Recorder#enter(Context, long)}. */
  @ForceInline
  public static Context enter(Context tried, long block) {
    return tried != null ? tried : enter(block);
  }

  /** As {@link Recorder#enter(long)}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context enter(long block) {
    Context context = context();
    trace(context, block);
    return context;
  }

  /** As {@link Recorder#context()}; {@link ContextTable#CLOSED} while nobody records. */
  public static Context context() {
    if (!Gate.isOpen()) {
      return ContextTable.CLOSED;
    }
    return Gate.isOpenToUnique() ? Recorder.context() : ContextTable.ofFirst();
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

  private static void traceOpen(Context context, long block) {
    if (context == ContextTable.CLOSED) {
      traceOpen(context(), block);
    } else if (Gate.isOpenToUnique()) {
      Recorder.trace(context, block);
    } else {
      Recorder.append(context, block);
    }
  }
}
