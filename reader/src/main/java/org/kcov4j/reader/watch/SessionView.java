package org.kcov4j.reader.watch;

import java.util.List;

/**
 * A session at a moment.
 *
 * @param name of its directory
 * @param pid its JVM's process id
 * @param start ms since 1970
 * @param state whether its JVM runs
 * @param classes how many were loaded
 * @param blocks how many those have
 * @param areas in the order in which they were made
 */
public record SessionView(
    String name,
    long pid,
    long start,
    State state,
    int classes,
    long blocks,
    List<AreaView> areas) {

  /** Whether a JVM runs, as far as its session and this machine's processes tell. */
  public enum State {
    /** A process with its id runs here. */
    RUNNING,
    /** It ended in an orderly way. */
    ENDED,
    /** There is no such process here, any more or at all. */
    GONE
  }
}
