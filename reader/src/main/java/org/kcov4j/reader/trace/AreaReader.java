package org.kcov4j.reader.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.runtime.layout.AreaLayout;

/**
 * Streams the PCs of an area, a chunk at a time.
 *
 * <p>Reads instead of mapping: a live JVM may reset the area, and a file cut short under a mapping
 * would fail somewhere else, as an {@code InternalError}. Here it is only an early end.
 */
public final class AreaReader implements Closeable {
  /** Words read at once. */
  public static final int CHUNK_WORDS = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer bytes;
  private final IntBuffer words;
  private final long end;
  private long position;

  private AreaReader(FileChannel channel, AreaInfo area) {
    this.channel = channel;
    int readable = area.readable();
    this.position = area.offset() + AreaLayout.byteOffset(AreaLayout.FIRST_PC_WORD);
    this.end = position + AreaLayout.byteOffset(readable);
    int chunk = Math.max(1, Math.min(CHUNK_WORDS, readable));
    this.bytes = ByteBuffer.allocateDirect(chunk * AreaLayout.WORD_BYTES).order(area.byteOrder());
    this.words = bytes.asIntBuffer();
  }

  /**
   * Opens an area at its first PC. What is added to the area after its session was opened is left
   * out.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if the file is missing or no area
   */
  public static AreaReader open(AreaInfo area) throws IOException {
    area.check();
    try {
      return new AreaReader(FileChannel.open(area.file()), area);
    } catch (NoSuchFileException e) {
      throw new IOException(area.file() + ": went away while it was read", e);
    }
  }

  /**
   * Reads on.
   *
   * @param into at least {@link #CHUNK_WORDS} long
   * @return how many PCs were read, 0 at the end
   */
  public int read(int[] into) throws IOException {
    bytes.clear();
    bytes.limit((int) Math.min(bytes.capacity(), end - position));
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
      continue;
    }
    int count = bytes.position() / AreaLayout.WORD_BYTES;
    words.clear().get(into, 0, count);
    position += AreaLayout.byteOffset(count);
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
