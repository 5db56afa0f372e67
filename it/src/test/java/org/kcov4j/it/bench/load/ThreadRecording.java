package org.kcov4j.it.bench.load;

/** What the driver records of its own thread, through the API. */
interface ThreadRecording extends AutoCloseable {

  /** Forgets what was recorded. */
  void reset();

  /** How many PCs or comparisons were recorded since; throws if some were dropped. */
  long count();

  @Override
  void close();

  /** Starts recording in a mode's name, or nothing for {@code none}. */
  static ThreadRecording start(String mode) {
    return mode.equals("none") ? new NotRecorded() : new KcovRecording(mode);
  }

  /** Nothing: needs no class of the agent's. */
  final class NotRecorded implements ThreadRecording {
    @Override
    public void reset() {}

    @Override
    public long count() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
