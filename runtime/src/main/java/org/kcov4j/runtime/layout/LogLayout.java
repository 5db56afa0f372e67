package org.kcov4j.runtime.layout;

/**
 * The record log: an append-only file of framed records, big-endian as class files are.
 *
 * <pre>
 * byte:  0       4         6      8                16
 *       +-------+---------+------+----------------+
 *       | magic | version | kind |   session id   |    header, once
 *       +-------+---------+------+----------------+
 * byte:  0        4      8      12
 *       +--------+------+------+----------------- - - -
 *       | length | type | crc  | payload, length bytes      then records until the end of the file
 *       +--------+------+------+----------------- - - -
 * </pre>
 *
 * {@code crc} is CRC-32 (ISO 3309) of the payload. A record is appended by one write; a log that
 * ends inside a record is whole up to the record before. A reader skips types it does not know. In
 * payloads {@code u1 u2 u4 u8} are unsigned integers and {@code utf} is a u2 byte length and
 * modified UTF-8 (JVMS 4.4.7).
 */
public final class LogLayout {
  /** First four bytes of a log: {@code KCOV} in ASCII. */
  public static final int MAGIC = 0x4B434F56;

  /** The version written. Readers read this one and all before. */
  public static final int VERSION = 1;

  /** Kind of log: {@link SessionLayout}. */
  public static final int KIND_SESSION = 1;

  /** Kind of log: {@link BlockTableLayout}. */
  public static final int KIND_BLOCKS = 2;

  /** Offset of the u4 {@link #MAGIC}. */
  public static final int MAGIC_OFFSET = 0;

  /** Offset of the u2 {@link #VERSION}. */
  public static final int VERSION_OFFSET = MAGIC_OFFSET + 4;

  /** Offset of the u2 kind. */
  public static final int KIND_OFFSET = VERSION_OFFSET + 2;

  /** Offset of the u8 random id that all logs of a session share. */
  public static final int SESSION_ID_OFFSET = KIND_OFFSET + 2;

  /** Bytes in the header. */
  public static final int HEADER_BYTES = SESSION_ID_OFFSET + 8;

  /** Offset in a record of the u4 length of its payload, in bytes. */
  public static final int LENGTH_OFFSET = 0;

  /** Offset in a record of the u4 type. */
  public static final int TYPE_OFFSET = LENGTH_OFFSET + 4;

  /** Offset in a record of the u4 CRC-32 of the payload. */
  public static final int CRC_OFFSET = TYPE_OFFSET + 4;

  /** Bytes before a record's payload. */
  public static final int FRAME_BYTES = CRC_OFFSET + 4;

  /** The longest payload, in bytes; a longer length is a sign of damage. */
  public static final int MAX_PAYLOAD_BYTES = 64 << 20;

  private LogLayout() {}
}
