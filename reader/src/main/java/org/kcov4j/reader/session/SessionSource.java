package org.kcov4j.reader.session;

import java.io.IOException;

/** A session that was found, and is opened when it is its turn. */
public interface SessionSource {
  /** The name by which users know it: that of its directory. */
  String name();

  /**
   * Reads it, all but the contents of its areas.
   *
   * @throws SessionFormatException if something is missing or damaged
   */
  Session open() throws IOException;

  /** What tells it from others: the name and the id that its logs share. */
  String key() throws IOException;

  /** Hands it to a dump file that is being written. */
  void writeTo(DumpWriter out) throws IOException;
}
