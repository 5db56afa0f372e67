package org.kcov4j.runtime.session;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.kcov4j.runtime.area.PrivateFiles;
import org.kcov4j.runtime.layout.LogLayout;

/**
 * An append-only log ({@link LogLayout}). Each record goes to the operating system in one write, so
 * it outlives the JVM from then on.
 *
 * <p>Written through a {@link RandomAccessFile}, not a channel: a channel is closed for good when a
 * thread that uses it is interrupted, and classes are loaded by interrupted threads too.
 */
final class RecordLog implements Closeable {
  private final RandomAccessFile file;
  private long end;

  /** Makes the file, mode 0600, and writes its header. */
  RecordLog(File path, int kind, long sessionId) throws IOException {
    PrivateFiles.createFile(path);
    file = new RandomAccessFile(path, "rw");
    ByteBuffer header = ByteBuffer.allocate(LogLayout.HEADER_BYTES);
    header.putInt(LogLayout.MAGIC_OFFSET, LogLayout.MAGIC);
    header.putShort(LogLayout.VERSION_OFFSET, (short) LogLayout.VERSION);
    header.putShort(LogLayout.KIND_OFFSET, (short) kind);
    header.putLong(LogLayout.SESSION_ID_OFFSET, sessionId);
    write(header.array());
  }

  /**
   * Appends a record.
   *
   * @throws IOException if it could not be written whole; the log then ends as before
   */
  synchronized void append(int type, byte[] payload) throws IOException {
    if (payload.length > LogLayout.MAX_PAYLOAD_BYTES) {
      throw new IOException(
          "expected a record of at most "
              + LogLayout.MAX_PAYLOAD_BYTES
              + " bytes, found "
              + payload.length);
    }
    CRC32 crc = new CRC32();
    crc.update(payload, 0, payload.length);
    ByteBuffer record = ByteBuffer.allocate(LogLayout.FRAME_BYTES + payload.length);
    record.putInt(LogLayout.LENGTH_OFFSET, payload.length);
    record.putInt(LogLayout.TYPE_OFFSET, type);
    record.putInt(LogLayout.CRC_OFFSET, (int) crc.getValue());
    System.arraycopy(payload, 0, record.array(), LogLayout.FRAME_BYTES, payload.length);
    write(record.array());
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  private void write(byte[] bytes) throws IOException {
    try {
      file.write(bytes);
      end += bytes.length;
    } catch (IOException e) {
      // A part may be there (full disk): the next record must not follow a torn one.
      file.seek(end);
      file.setLength(end);
      throw e;
    }
  }
}
