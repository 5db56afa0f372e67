package org.kcov4j.runtime.layout;

/**
 * The session log: facts about a JVM run and its areas, in the order in which they became known.
 *
 * <pre>
 * SESSION       u8 start (ms since 1970), u8 pid, u1 area byte order (0 little, 1 big endian),
 *               utf kcov4j version, utf JVM, utf operating system, utf command line, utf agent options,
 *               utf includes, utf excludes
 * AREA          u4 area, u8 thread id, u1 virtual (0, 1), u1 mode, u4 words, u1 growing (0, 1), u8 start (ms),
 *               utf thread name, utf file name
 * AREA_MODE     u4 area, u1 mode           the area is now used in another mode
 * AREA_END      u4 area, u8 end (ms)       its thread has ended, or recording has, or it was closed
 * AREA_MOVED    u4 area, u8 offset, u4 words   its words are in "ended.areas" now: at a byte offset, as many as
 *               its count says and one; it had so many words when its thread ended
 * SESSION_END   u8 end (ms)                of the JVM or of recording; absent where the JVM was killed
 * CLASS_FAILED  utf class name (internal), u1 cause, utf reason
 * </pre>
 *
 * An area's words are what it had at first; the file's length says what it has now. Area numbers
 * count from 1.
 */
public final class SessionLayout {
  /** The session log's file name. */
  public static final String FILE_NAME = "session.meta";

  /** Record type: who ran. Always the first record. */
  public static final int SESSION = 1;

  /** Record type: an area was made. */
  public static final int AREA = 2;

  /** Record type: an area changed its mode. */
  public static final int AREA_MODE = 3;

  /** Record type: the thread of an area ended. */
  public static final int AREA_END = 4;

  /** Record type: the JVM ended in an orderly way. */
  public static final int SESSION_END = 5;

  /** Record type: a class that was left as it was. */
  public static final int CLASS_FAILED = 6;

  /** Record type: the words of an ended thread's area were moved to {@link #ENDED_FILE_NAME}. */
  public static final int AREA_MOVED = 7;

  /**
   * The name of the file that has the areas of ended threads, one behind the other, where there
   * were many threads: each a count and its PCs, in the areas' byte order.
   */
  public static final String ENDED_FILE_NAME = "ended.areas";

  /** Mode of an area that nobody has enabled yet. */
  public static final int MODE_NONE = 0;

  /** Mode: every PC in order. */
  public static final int MODE_PC = 1;

  /** Mode: each PC once. */
  public static final int MODE_UNIQUE = 2;

  /** Mode: comparison records. */
  public static final int MODE_CMP = 3;

  /** Byte order of areas: little endian. */
  public static final int LITTLE_ENDIAN = 0;

  /** Byte order of areas: big endian. */
  public static final int BIG_ENDIAN = 1;

  /** Cause in CLASS_FAILED: the class could not be parsed or rewritten. */
  public static final int CAUSE_ERROR = 1;

  /** Cause in CLASS_FAILED: its blocks could not be written to the block table. */
  public static final int CAUSE_TABLE = 2;

  private SessionLayout() {}
}
