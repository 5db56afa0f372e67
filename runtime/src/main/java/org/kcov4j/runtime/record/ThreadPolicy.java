package org.kcov4j.runtime.record;

/** Decides what threads record without having asked, and hears of their end. */
public interface ThreadPolicy {
  /**
   * Called by a thread at its first block, before that block is recorded; blocks run in here are
   * not recorded. May {@link Context#enable enable} the context. Must not throw.
   */
  void threadStarted(Context context, Thread thread);

  /** Called by some thread, some time after a thread with a context has ended. Must not throw. */
  void threadEnded(Context context);

  /**
   * Called when recording has ended for good, for each thread that has a context: nobody uses the
   * memory that it recorded into by itself. Must not throw.
   */
  default void recordingEnded(Context context) {}
}
