package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kcov4j.runtime.layout.AreaLayout;

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
 * @param file the area
 * @param byteOrder of its words
 * @param fileWords what the file holds now, in words; -1 where it is missing
 * @param count its count word as it stood before the block table was read, so that each PC up to
 *     there is in the table
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
    ByteOrder byteOrder,
    int fileWords,
    int count) {

  /** Whether the area's file is not there. */
  public boolean missing() {
    return fileWords < 0;
  }

  /** Whether the file is shorter than the area was at first, so that a part is lost. */
  public boolean cut() {
    return !missing() && fileWords < recordedWords;
  }

  /** How many PCs can be read; for comparison records, what the count word says. */
  public int readable() {
    return fileWords < AreaLayout.MIN_WORDS ? 0 : AreaLayout.readable(count, fileWords);
  }

  /** Whether PCs may be missing because the area was full. */
  public boolean overflown() {
    return fileWords >= AreaLayout.MIN_WORDS && AreaLayout.overflown(count, fileWords);
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
          0,
          "at least " + AreaLayout.byteOffset(AreaLayout.MIN_WORDS) + " bytes",
          Files.size(file) + " bytes");
    }
  }
}
