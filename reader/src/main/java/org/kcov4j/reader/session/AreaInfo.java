package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * An area: whose it is, and how full it was when the session was opened.
 *
 * @param number from 1, in the order in which the areas were made
 * @param threadId of its thread
 * @param virtual whether that is a virtual thread
 * @param mode what the area was last used for
 * @param everUnique whether it was ever used in mode {@code UNIQUE}, where a PC in it stands for at
 *     least one execution
 * @param recordedWords its size at first, in words
 * @param growing whether it grows as it fills
 * @param start when it was made, ms since 1970
 * @param end when its thread ended, ms since 1970; 0 where that is not known
 * @param threadName of its thread
 * @param file that holds the area
 * @param offset of the area in that file, in bytes
 * @param byteOrder of its words
 * @param fileWords what the file holds now, in words; -1 where it is missing
 * @param count its count word as it stood before the block table was read, so that each PC up to
 *     there is in the table
 * @param reduced whether only the first of each PC was kept when sessions were merged
 */
public record AreaInfo(
    int number,
    long threadId,
    boolean virtual,
    AreaMode mode,
    boolean everUnique,
    int recordedWords,
    boolean growing,
    long start,
    long end,
    String threadName,
    Path file,
    long offset,
    ByteOrder byteOrder,
    int fileWords,
    int count,
    boolean reduced) {

  /** Whether the area's file is not there. */
  public boolean missing() {
    return fileWords < 0;
  }

  /** Whether the file is shorter than the area was at first, so that a part is lost. */
  public boolean cut() {
    return !missing() && !reduced && fileWords < recordedWords;
  }

  /** How many PCs can be read, or comparison records. */
  public int readable() {
    if (fileWords < AreaLayout.MIN_WORDS) {
      return 0;
    }
    return holdsComparisons()
        ? CmpLayout.readable(count, fileWords)
        : AreaLayout.readable(count, fileWords);
  }

  /** How many words are in use, the count's and those of what can be read. */
  int usedWords() {
    if (fileWords < AreaLayout.MIN_WORDS) {
      return 0;
    }
    return holdsComparisons()
        ? CmpLayout.usedWords(count, fileWords)
        : AreaLayout.FIRST_PC_WORD + readable();
  }

  /** Whether PCs, or comparison records, may be missing because the area was full. */
  public boolean overflown() {
    if (fileWords < AreaLayout.MIN_WORDS) {
      return false;
    }
    return holdsComparisons()
        ? CmpLayout.overflown(count, fileWords)
        : AreaLayout.overflown(count, fileWords);
  }

  /** Whether it is of an ended thread, and no longer in a file of its own. */
  public boolean moved() {
    return file.endsWith(SessionLayout.ENDED_FILE_NAME);
  }

  /** Whether it holds comparison records, not PCs. */
  public boolean holdsComparisons() {
    return mode == AreaMode.CMP;
  }

  /**
   * Says so where the area cannot be read whole.
   *
   * @throws SessionFormatException if its file is missing or too short for any area
   */
  public void check() throws IOException {
    if (missing()) {
      throw SessionFormatException.missing(file, "area " + number);
    }
    if (fileWords < AreaLayout.MIN_WORDS) {
      throw new SessionFormatException(
          file,
          offset,
          "at least " + AreaLayout.byteOffset(AreaLayout.MIN_WORDS) + " bytes",
          Files.size(file) + " bytes");
    }
  }
}
