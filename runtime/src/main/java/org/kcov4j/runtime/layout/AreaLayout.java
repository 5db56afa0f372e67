package org.kcov4j.runtime.layout;

/**
 * The area: kcov's buffer, exactly (Linux {@code Documentation/dev-tools/kcov.rst}).
 *
 * <pre>
 * word:   0        1      2            n            W-1
 *       +-------+------+------+-----+------+--- - ---+
 *       | count | pc 1 | pc 2 | ... | pc n | unused  |     u32 each, native byte order, no header
 *       +-------+------+------+-----+------+--- - ---+
 * </pre>
 */
public final class AreaLayout {
  /** Bytes in a word. */
  public static final int WORD_BYTES = 4;

  /** Index of the word that counts the PCs. */
  public static final int COUNT_WORD = 0;

  /** Index of the first PC. */
  public static final int FIRST_PC_WORD = COUNT_WORD + 1;

  /** The smallest area, in words: room for the count and one PC. */
  public static final int MIN_WORDS = FIRST_PC_WORD + 1;

  /** The largest area, in words: one mapping of a JVM holds at most 2 GiB - 1 bytes. */
  public static final int MAX_WORDS = Integer.MAX_VALUE / WORD_BYTES;

  /** The end of an area file's name. */
  public static final String FILE_SUFFIX = ".kcov";

  private AreaLayout() {}

  /** Byte offset of a word, for an unsigned index below {@link #MAX_WORDS}. */
  public static long byteOffset(int word) {
    return (long) word * WORD_BYTES;
  }

  /** How many PCs an area of so many words can hold. */
  public static int capacity(int words) {
    return words - FIRST_PC_WORD;
  }

  /**
   * How many PCs of an area may be read, whatever its count word says: a corrupt count (negative or
   * beyond the area) is cut to the capacity.
   */
  public static int readable(int count, int words) {
    return count < 0 || count > capacity(words) ? capacity(words) : count;
  }

  /** Whether a reader calls the area overflown: its last word is taken, so PCs may be missing. */
  public static boolean overflown(int count, int words) {
    return count < 0 || count >= capacity(words);
  }
}
