package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a session that is missing, damaged, or of a version this reader does not know. */
public class SessionFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A damaged file may have any text where a name is looked for. */
  private static final int MOST_SHOWN = 200;

  /**
   * @param file the file at fault
   * @param offset where in it, in bytes
   * @param expected what the layout asks for there
   * @param found what is there
   */
  public SessionFormatException(Path file, long offset, String expected, String found) {
    super(file + ": at byte " + offset + " expected " + expected + ", found " + shown(found));
  }

  private static String shown(String found) {
    if (found.isEmpty()) {
      return "nothing";
    }
    return found.length() <= MOST_SHOWN ? found : found.substring(0, MOST_SHOWN) + "...";
  }

  /** A file that should be there and is not. */
  static SessionFormatException missing(Path file, String expected) {
    return new SessionFormatException(file, 0, expected, "no such file");
  }
}
