package org.kcov4j.runtime.layout;

/**
 * An area of comparison records: kcov's, each of four u64, with the low word of each first.
 *
 * <pre>
 * word:   0       1      2    3    4    5    6    7    8    9
 *       +-------+------+---------+---------+---------+---------+--- - -
 *       | count | zero |  type   |  arg 1  |  arg 2  |   ip    | next record
 *       +-------+------+---------+---------+---------+---------+--- - -
 *
 * type  log2(size in bytes) &lt;&lt; 1 | CONST
 * arg   an operand, zero-extended; arg 1 is the constant where CONST is set
 * ip    the PC of the block that compares, in its low word
 * </pre>
 *
 * Word 1 is there so that records lie on 8-byte borders. A record that does not fit whole is not
 * written.
 */
public final class CmpLayout {
  /** Index of the word that counts the records. */
  public static final int COUNT_WORD = AreaLayout.COUNT_WORD;

  /** Index of the first word of the first record. */
  public static final int FIRST_RECORD_WORD = COUNT_WORD + 2;

  /** Words in a u64. */
  public static final int LONG_WORDS = 2;

  /** Word in a record at which the type begins. */
  public static final int TYPE_WORD = 0;

  /** Word in a record at which the first operand begins. */
  public static final int ARG1_WORD = TYPE_WORD + LONG_WORDS;

  /** Word in a record at which the second operand begins. */
  public static final int ARG2_WORD = ARG1_WORD + LONG_WORDS;

  /** Word in a record at which the ip begins. */
  public static final int IP_WORD = ARG2_WORD + LONG_WORDS;

  /** Words in a record. */
  public static final int RECORD_WORDS = IP_WORD + LONG_WORDS;

  /** Bit of the type: arg 1 is a constant of the program. */
  public static final int CONST = 1;

  /** How far the logarithm of the operands' size is shifted in the type. */
  public static final int SIZE_SHIFT = 1;

  /** The highest logarithm of a size: operands have at most 8 bytes. */
  public static final int MAX_SIZE_LOG = 3;

  private CmpLayout() {}

  /**
   * The type of a comparison.
   *
   * @param sizeLog from 0 (a byte) to {@link #MAX_SIZE_LOG}
   */
  public static int type(int sizeLog, boolean constant) {
    return sizeLog << SIZE_SHIFT | (constant ? CONST : 0);
  }

  /** Index of the first word of a record, counted from 0. */
  public static int recordWord(int record) {
    return FIRST_RECORD_WORD + record * RECORD_WORDS;
  }

  /** How many records an area of so many words can hold. */
  public static int capacity(int words) {
    return words < FIRST_RECORD_WORD ? 0 : (words - FIRST_RECORD_WORD) / RECORD_WORDS;
  }

  /** How many records may be read, whatever the count word says. */
  public static int readable(int count, int words) {
    return count < 0 || count > capacity(words) ? capacity(words) : count;
  }

  /** How many words those are, with what comes before them; at most those of the area. */
  public static int usedWords(int count, int words) {
    return Math.min(words, recordWord(readable(count, words)));
  }

  /** Whether a reader calls the area overflown: no record more fits, so some may be missing. */
  public static boolean overflown(int count, int words) {
    return count < 0 || count >= capacity(words);
  }
}
