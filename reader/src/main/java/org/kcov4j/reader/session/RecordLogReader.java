package org.kcov4j.reader.session;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.kcov4j.runtime.layout.LogLayout;

/**
 * Reads a record log from its start to its last complete record.
 *
 * <pre>
 * try (var log = RecordLogReader.open(file, LogLayout.KIND_BLOCKS, "block table")) {
 *   while (log.next()) {
 *     log.type(); log.payload();
 *   }
 * }
 * </pre>
 *
 * What a writer appends after the log was opened is left for the next reader.
 */
public final class RecordLogReader implements Closeable {
  private final Path file;
  private final InputStream in;
  private final long size;
  private final CRC32 crc = new CRC32();
  private final byte[] frame = new byte[LogLayout.FRAME_BYTES];
  private long offset;
  private long sessionId;
  private int type;
  private byte[] payload = new byte[0];
  private int length;

  /**
   * @param offset of the log's first byte in the file
   * @param size of the file up to the log's end
   */
  private RecordLogReader(Path file, InputStream in, long offset, long size) {
    this.file = file;
    this.in = in;
    this.offset = offset;
    this.size = size;
  }

  /**
   * Opens a log and checks its header.
   *
   * @param kind one of {@link LogLayout}'s kinds
   * @param what the kind in words, for messages
   * @throws SessionFormatException if there is no such file, or its header is not that of such a
   *     log
   */
  public static RecordLogReader open(Path file, int kind, String what) throws IOException {
    if (!Files.exists(file)) {
      throw SessionFormatException.missing(file, "the " + what);
    }
    if (!Files.isRegularFile(file)) {
      throw new SessionFormatException(file, 0, "the " + what, "no regular file");
    }
    return open(file, 0, Files.size(file), kind, what);
  }

  /** Opens a log that is part of a file. Positions and errors count from the file's first byte. */
  static RecordLogReader open(Path file, long start, long length, int kind, String what)
      throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(start);
      RecordLogReader log =
          new RecordLogReader(file, new BufferedInputStream(in, 1 << 16), start, start + length);
      log.readHeader(kind, what);
      return log;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void readHeader(int kind, String what) throws IOException {
    long start = offset;
    if (size - start < LogLayout.HEADER_BYTES) {
      throw new SessionFormatException(
          file,
          start,
          "the " + LogLayout.HEADER_BYTES + " bytes of a log's header",
          size - start + " bytes");
    }
    byte[] bytes = new byte[LogLayout.HEADER_BYTES];
    readFully(bytes, bytes.length);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int magic = header.getInt(LogLayout.MAGIC_OFFSET);
    if (magic != LogLayout.MAGIC) {
      throw new SessionFormatException(
          file,
          start + LogLayout.MAGIC_OFFSET,
          String.format("magic 0x%08x (%s)", LogLayout.MAGIC, what),
          String.format("0x%08x", magic));
    }
    int version = Short.toUnsignedInt(header.getShort(LogLayout.VERSION_OFFSET));
    if (version < 1 || version > LogLayout.VERSION) {
      throw new SessionFormatException(
          file,
          start + LogLayout.VERSION_OFFSET,
          "version 1" + (LogLayout.VERSION > 1 ? " to " + LogLayout.VERSION : ""),
          "version " + version);
    }
    int foundKind = Short.toUnsignedInt(header.getShort(LogLayout.KIND_OFFSET));
    if (foundKind != kind) {
      throw new SessionFormatException(
          file,
          start + LogLayout.KIND_OFFSET,
          "kind " + kind + " (" + what + ")",
          "kind " + foundKind);
    }
    sessionId = header.getLong(LogLayout.SESSION_ID_OFFSET);
    offset = start + LogLayout.HEADER_BYTES;
  }

  /** The id that all logs of a session share. */
  public long sessionId() {
    return sessionId;
  }

  /** Where the log ended in its file when it was opened, in bytes. */
  public long size() {
    return size;
  }

  /** Up to where in its file the log has been read, in bytes. */
  public long position() {
    return offset;
  }

  /**
   * Goes to the next record.
   *
   * @return false at the end of the log, or where it ends inside a record
   * @throws SessionFormatException if a whole record is damaged
   */
  public boolean next() throws IOException {
    long start = offset;
    if (size - start < LogLayout.FRAME_BYTES) {
      return false;
    }
    readFully(frame, frame.length);
    ByteBuffer head = ByteBuffer.wrap(frame);
    long stated = Integer.toUnsignedLong(head.getInt(LogLayout.LENGTH_OFFSET));
    if (stated > LogLayout.MAX_PAYLOAD_BYTES) {
      throw new SessionFormatException(
          file,
          start + LogLayout.LENGTH_OFFSET,
          "a payload of at most " + LogLayout.MAX_PAYLOAD_BYTES + " bytes",
          stated + " bytes");
    }
    if (stated > size - start - LogLayout.FRAME_BYTES) {
      return false; // torn: its writer died, or is at it right now
    }
    length = (int) stated;
    if (payload.length < length) {
      payload = new byte[Math.max(length, Math.min(2 * payload.length, 1 << 20))];
    }
    readFully(payload, length);
    offset = start + LogLayout.FRAME_BYTES + length;
    type = head.getInt(LogLayout.TYPE_OFFSET);
    crc.reset();
    crc.update(payload, 0, length);
    int expected = head.getInt(LogLayout.CRC_OFFSET);
    if ((int) crc.getValue() != expected) {
      throw new SessionFormatException(
          file,
          start + LogLayout.CRC_OFFSET,
          String.format("CRC 0x%08x, that of the payload", (int) crc.getValue()),
          String.format("0x%08x", expected));
    }
    return true;
  }

  /** The record's type. */
  public int type() {
    return type;
  }

  /** The record's payload, valid until {@link #next}. */
  public Payload payload() {
    return new Payload(file, offset - length, payload, length);
  }

  private void readFully(byte[] into, int bytes) throws IOException {
    int read = in.readNBytes(into, 0, bytes);
    if (read < bytes) {
      throw new SessionFormatException(
          file, offset + read, size + " bytes, as when it was opened", "the end of the file");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
