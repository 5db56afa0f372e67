package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** Where the contents of a session's areas are. */
interface AreaFiles {
  /**
   * An area's content as it stands now.
   *
   * @param file that has it
   * @param offset of its first byte there
   * @param words how large it is; -1 where it is missing
   * @param count its count word
   * @param reduced whether only the first of each PC is there
   */
  record Content(Path file, long offset, int words, int count, boolean reduced) {}

  /**
   * Where an ended thread's area was moved to in {@link SessionLayout#ENDED_FILE_NAME}.
   *
   * @param offset of its count word, in bytes
   * @param words how large it was
   */
  record Moved(long offset, int words) {}

  /**
   * The content of an area.
   *
   * @param moved where the session log says it is now, or null
   * @param comparisons whether it holds comparison records
   */
  Content find(int number, String fileName, Moved moved, ByteOrder order, boolean comparisons)
      throws IOException;

  /** Each area in a file of its own. */
  record OfDirectory(Path directory) implements AreaFiles {
    @Override
    public Content find(
        int number, String fileName, Moved moved, ByteOrder order, boolean comparisons)
        throws IOException {
      if (moved != null) {
        return find(moved, order, comparisons);
      }
      Path file = directory.resolve(fileName);
      if (!Files.isRegularFile(file)) {
        return new Content(file, 0, -1, 0, false);
      }
      try (FileChannel channel = FileChannel.open(file)) {
        int words = (int) Math.min(channel.size() / AreaLayout.WORD_BYTES, AreaLayout.MAX_WORDS);
        ByteBuffer word = ByteBuffer.allocate(AreaLayout.WORD_BYTES).order(order);
        boolean read =
            channel.read(word, AreaLayout.byteOffset(AreaLayout.COUNT_WORD))
                == AreaLayout.WORD_BYTES;
        return new Content(file, 0, words, read ? word.getInt(0) : 0, false);
      } catch (NoSuchFileException e) {
        return new Content(file, 0, -1, 0, false); // went away just now
      }
    }

    private Content find(Moved moved, ByteOrder order, boolean comparisons) throws IOException {
      Path file = directory.resolve(SessionLayout.ENDED_FILE_NAME);
      if (!Files.isRegularFile(file)) {
        return new Content(file, moved.offset, -1, 0, false);
      }
      try (FileChannel channel = FileChannel.open(file)) {
        long there = channel.size() - moved.offset;
        ByteBuffer word = ByteBuffer.allocate(AreaLayout.WORD_BYTES).order(order);
        int count =
            there >= AreaLayout.WORD_BYTES
                    && channel.read(word, moved.offset) == AreaLayout.WORD_BYTES
                ? word.getInt(0)
                : 0;
        int used =
            comparisons
                ? CmpLayout.usedWords(count, moved.words)
                : AreaLayout.FIRST_PC_WORD + AreaLayout.readable(count, moved.words);
        if (there < AreaLayout.byteOffset(used)) {
          throw new SessionFormatException(
              file,
              moved.offset,
              AreaLayout.byteOffset(used) + " bytes of an area",
              Math.max(0, there) + " bytes");
        }
        return new Content(file, moved.offset, moved.words, count, false);
      }
    }
  }
}
