package org.kcov4j.runtime.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.record.ThreadPolicy;

/**
 * Enables threads as soon as they run: each gets an area in the session.
 *
 * <p>Without a size of the user's the area starts small and doubles as it fills, for most threads
 * run little code and some run all of it.
 */
public final class AutoRecording implements ThreadPolicy {
  /** Words of a growing area at first, in UNIQUE: 16 KiB. */
  public static final int UNIQUE_FIRST_WORDS = 1 << 12;

  /** Words up to which an area grows in UNIQUE: 16 MiB, four million blocks. */
  public static final int UNIQUE_MAX_WORDS = 1 << 22;

  /** Words of a growing area at first, in PC: 64 KiB. */
  public static final int PC_FIRST_WORDS = 1 << 14;

  /** Words up to which an area grows in PC: 64 MiB, 16 million PCs. */
  public static final int PC_MAX_WORDS = 1 << 24;

  /** Words of a growing area at first, in CMP: 64 KiB. */
  public static final int CMP_FIRST_WORDS = PC_FIRST_WORDS;

  /** Words up to which an area grows in CMP: 64 MiB, two million comparisons. */
  public static final int CMP_MAX_WORDS = PC_MAX_WORDS;

  /** So many threads that are not recorded are named: a full disk is not to fill the log too. */
  private static final int NAMED_REFUSALS = 20;

  private final Session session;
  private final AtomicInteger refusals = new AtomicInteger();
  private final Predicate<String> threadNames;
  private final int mode;
  private final int words;

  /**
   * @param threadNames which threads
   * @param mode {@code SessionLayout.MODE_PC}, {@code MODE_UNIQUE} or {@code MODE_CMP}
   * @param words fixed size of each area, or 0 for growing ones
   */
  public AutoRecording(Session session, Predicate<String> threadNames, int mode, int words) {
    this.session = session;
    this.threadNames = threadNames;
    this.mode = mode;
    this.words = words;
  }

  @Override
  public void threadStarted(Context context, Thread thread) {
    try {
      if (threadNames.test(thread.getName())) {
        boolean growing = words == 0;
        SessionArea area = session.newArea(thread, context.threadId(), mode, firstWords(), growing);
        context.enableAutomatically(new AutoArea(area, growing ? maxWords() : words), mode);
      }
    } catch (IOException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError
        | LinkageError e) {
      refused(thread, e);
    }
  }

  private void refused(Thread thread, Throwable cause) {
    int number = refusals.incrementAndGet();
    if (number <= NAMED_REFUSALS) {
      session.warn("thread " + thread.getName() + " is not recorded: " + cause);
    }
    if (number == NAMED_REFUSALS) {
      session.warn("more threads that are not recorded will not be named");
    }
  }

  @Override
  public void threadEnded(Context context) {
    areaEnded(context.automatic());
  }

  @Override
  public void recordingEnded(Context context) {
    Recording recording = context.automatic();
    if (recording instanceof AutoArea) {
      areaEnded(recording);
      recording.area().unmap();
    }
  }

  /** Gives back what a thread that has ended recorded into. */
  void areaEnded(Recording recording) {
    if (recording instanceof AutoArea) {
      recording.release();
      ((AutoArea) recording).area.ended(firstWords());
    }
  }

  private int firstWords() {
    if (words != 0) {
      return words;
    }
    switch (mode) {
      case SessionLayout.MODE_UNIQUE:
        return UNIQUE_FIRST_WORDS;
      case SessionLayout.MODE_CMP:
        return CMP_FIRST_WORDS;
      default:
        return PC_FIRST_WORDS;
    }
  }

  private int maxWords() {
    switch (mode) {
      case SessionLayout.MODE_UNIQUE:
        return UNIQUE_MAX_WORDS;
      case SessionLayout.MODE_CMP:
        return CMP_MAX_WORDS;
      default:
        return PC_MAX_WORDS;
    }
  }

  private final class AutoArea extends Recording {
    final SessionArea area;

    AutoArea(SessionArea area, int maxWords) {
      super(area.area(), maxWords);
      this.area = area;
    }

    @Override
    protected void growthRefused(Throwable cause) {
      long bytes = AreaLayout.byteOffset(area().words());
      session.warn("an area stays at " + bytes + " bytes, what does not fit is dropped: " + cause);
    }
  }
}
