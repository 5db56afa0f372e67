package org.kcov4j.reader.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;

/** Streams the comparison records of an area. */
final class ComparisonReader implements Closeable {
  private static final int RECORD_BYTES = CmpLayout.RECORD_WORDS * AreaLayout.WORD_BYTES;
  private static final int CHUNK_BYTES = RECORD_BYTES << 12;

  private final FileChannel channel;
  private final ByteBuffer bytes;
  private final long end;
  private long position;

  private ComparisonReader(FileChannel channel, AreaInfo area) {
    this.channel = channel;
    position = area.offset() + AreaLayout.byteOffset(CmpLayout.FIRST_RECORD_WORD);
    end = position + (long) area.readable() * RECORD_BYTES;
    bytes = ByteBuffer.allocateDirect(CHUNK_BYTES).order(area.byteOrder()).limit(0);
  }

  static ComparisonReader open(AreaInfo area) throws IOException {
    area.check();
    return new ComparisonReader(FileChannel.open(area.file()), area);
  }

  /** The next record, or null at the end. */
  Comparison next() throws IOException {
    if (bytes.remaining() < RECORD_BYTES) {
      bytes.clear().limit((int) Math.min(CHUNK_BYTES, end - position));
      while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
        continue;
      }
      position += bytes.flip().remaining();
      if (bytes.remaining() < RECORD_BYTES) {
        return null;
      }
    }
    return new Comparison(value(), value(), value(), (int) value());
  }

  /** The low word comes first, whatever the byte order within it. */
  private long value() {
    long low = Integer.toUnsignedLong(bytes.getInt());
    return low | (long) bytes.getInt() << Integer.SIZE;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
