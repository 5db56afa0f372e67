package org.kcov4j.reader.watch;

import java.io.IOException;

/** A session that is looked at again and again. */
@FunctionalInterface
interface WatchedSession {
  /**
   * Looks at it.
   *
   * @param methods how many of each thread's newest methods to name at most
   * @throws org.kcov4j.reader.session.SessionFormatException if a log is missing or damaged
   */
  SessionView look(int methods) throws IOException;
}
