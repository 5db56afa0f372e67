package org.kcov4j.reader.watch;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;

/**
 * An area that somebody may be writing to, mapped read-only. It may grow, be reset or go away at
 * any moment.
 */
final class LiveArea {
  private static final VarHandle LITTLE =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final int[] NO_PCS = {};

  private final Path file;
  private final VarHandle words;
  private ByteBuffer mapping;
  private int mapped;

  LiveArea(Path file, ByteOrder order) {
    this.file = file;
    this.words = order == ByteOrder.BIG_ENDIAN ? BIG : LITTLE;
  }

  /** Maps what the file holds now; nothing where it is gone, or too short for an area. */
  private void map() throws IOException {
    int size = size();
    if (size == mapped) {
      return;
    }
    mapping = null;
    mapped = 0;
    if (size >= AreaLayout.MIN_WORDS) {
      try (FileChannel channel = FileChannel.open(file)) {
        mapping = channel.map(MapMode.READ_ONLY, 0, AreaLayout.byteOffset(size));
        mapped = size;
      } catch (NoSuchFileException e) {
        mapping = null; // went away just now
      }
    }
  }

  private int size() throws IOException {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try {
      return (int) Math.min(Files.size(file) / AreaLayout.WORD_BYTES, AreaLayout.MAX_WORDS);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** What the area holds at this moment, if that is comparison records. */
  Sample sampleComparisons() throws IOException {
    map();
    if (mapping == null) {
      return Sample.NONE;
    }
    try {
      int count = (int) words.getAcquire(mapping, 0);
      return new Sample(
          mapped, CmpLayout.readable(count, mapped), CmpLayout.overflown(count, mapped), NO_PCS);
    } catch (InternalError e) {
      return cutShort();
    }
  }

  /**
   * What the area holds at this moment, if that is PCs.
   *
   * @param newest how many of its last PCs to take at most
   */
  Sample sample(int newest) throws IOException {
    map();
    if (mapping == null) {
      return Sample.NONE;
    }
    try {
      int count = (int) words.getAcquire(mapping, 0);
      int readable = AreaLayout.readable(count, mapped);
      int[] pcs = new int[Math.min(newest, readable)];
      for (int i = 0; i < pcs.length; i++) {
        pcs[i] = (int) words.get(mapping, (int) AreaLayout.byteOffset(readable - i));
      }
      return new Sample(mapped, readable, AreaLayout.overflown(count, mapped), pcs);
    } catch (InternalError e) {
      return cutShort();
    }
  }

  /** The file was cut short under the mapping. */
  private Sample cutShort() {
    mapping = null;
    mapped = 0;
    return Sample.NONE;
  }

  /**
   * A moment of an area.
   *
   * @param words its size, 0 where there is no file
   * @param count how many PCs can be read, or comparison records
   * @param full whether some may be missing
   * @param newest the last PCs, the last one first
   */
  record Sample(int words, int count, boolean full, int[] newest) {
    static final Sample NONE = new Sample(0, 0, false, NO_PCS);
  }
}
