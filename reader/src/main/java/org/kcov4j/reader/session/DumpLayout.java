package org.kcov4j.reader.session;

/**
 * The dump file: any number of sessions in one file, each class once. Big-endian, but for the words
 * of areas, which stay as they were.
 *
 * <pre>
 * byte:  0       4         6      8
 *       +-------+---------+------+
 *       | magic | version | zero |                              header, once
 *       +-------+---------+------+
 * byte:  0        8      12    16
 *       +--------+------+-----+----------------- - - -
 *       | length | type | crc | payload, length bytes           then sections until END
 *       +--------+------+-----+----------------- - - -
 *
 * file     = header session* END
 * session  = CLASS* SESSION LOG AREA*
 *
 * CLASS    a CLASS record of a block table without its u4 loader; numbered from 0 through the file
 * SESSION  utf name, u8 session id, u4 loaders, each: u4 loader, utf class name, utf name;
 *          u4 classes, each: u4 loader, u4 number of the class, in the order in which they were loaded
 * LOG      session.meta, to its last whole record
 * AREA     u4 area, u4 words the area had, u4 flags, then its words up to the last that is in use
 * END      u4 sessions, u4 classes
 * </pre>
 *
 * {@code crc} is CRC-32 (ISO 3309) of the payload of CLASS, SESSION and END, and 0 for LOG, whose
 * records have their own, and AREA.
 */
public final class DumpLayout {
  /** First four bytes: {@code KCVD} in ASCII. */
  public static final int MAGIC = 0x4B435644;

  /** The version written. Readers read this one and all before. */
  public static final int VERSION = 1;

  /** The end of a dump file's name. */
  public static final String FILE_SUFFIX = ".kcovd";

  /** Offset of the u4 {@link #MAGIC}. */
  public static final int MAGIC_OFFSET = 0;

  /** Offset of the u2 {@link #VERSION}. */
  public static final int VERSION_OFFSET = MAGIC_OFFSET + 4;

  /** Offset of a u2 that is 0. */
  public static final int ZERO_OFFSET = VERSION_OFFSET + 2;

  /** Bytes in the header. */
  public static final int HEADER_BYTES = ZERO_OFFSET + 2;

  /** Offset in a section of the u8 length of its payload, in bytes. */
  public static final int LENGTH_OFFSET = 0;

  /** Offset in a section of the u4 type. */
  public static final int TYPE_OFFSET = LENGTH_OFFSET + 8;

  /** Offset in a section of the u4 CRC-32 of the payload. */
  public static final int CRC_OFFSET = TYPE_OFFSET + 4;

  /** Bytes before a section's payload. */
  public static final int FRAME_BYTES = CRC_OFFSET + 4;

  /** The longest payload of CLASS, SESSION and END, in bytes. */
  public static final int MAX_PAYLOAD_BYTES = 64 << 20;

  /** Section type: a class. */
  public static final int CLASS = 1;

  /** Section type: a session. */
  public static final int SESSION = 2;

  /** Section type: its log. */
  public static final int LOG = 3;

  /** Section type: one of its areas. */
  public static final int AREA = 4;

  /** Section type: the last. */
  public static final int END = 5;

  /** Bytes in an AREA before its words. */
  public static final int AREA_HEAD_BYTES = 12;

  /** Flag of an AREA: only the first of each PC is there. */
  public static final int AREA_REDUCED = 1;

  private DumpLayout() {}
}
