package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.kcov4j.runtime.layout.AreaLayout;

/** A dump file: where its sections are. Classes are decoded when a session asks for them. */
final class Dump {
  private final Path file;
  private long[] classOffsets = new long[64];
  private int classCount;
  private ClassRecord[] classes = new ClassRecord[64];
  private final ClassDecoder decoder = new ClassDecoder();
  private final List<DumpedSession> sessions = new ArrayList<>();

  private Dump(Path file) {
    this.file = file;
  }

  /**
   * Finds the sections of a dump file.
   *
   * @throws SessionFormatException if it is none, or damaged
   */
  static Dump open(Path file) throws IOException {
    Dump dump = new Dump(file);
    try (FileChannel in = FileChannel.open(file)) {
      dump.scan(in);
    }
    return dump;
  }

  Path file() {
    return file;
  }

  List<DumpedSession> sessions() {
    return sessions;
  }

  private void scan(FileChannel in) throws IOException {
    long size = in.size();
    header(in, size);
    ByteBuffer frame = ByteBuffer.allocate(DumpLayout.FRAME_BYTES + DumpLayout.AREA_HEAD_BYTES);
    long at = DumpLayout.HEADER_BYTES;
    for (int type = 0; type != DumpLayout.END; ) {
      if (size - at < DumpLayout.FRAME_BYTES) {
        throw fault(at, "a section, up to that which ends the file", "the end of the file");
      }
      frame.clear();
      while (frame.hasRemaining() && in.read(frame, at + frame.position()) > 0) {
        continue;
      }
      long length = frame.getLong(DumpLayout.LENGTH_OFFSET);
      long start = at + DumpLayout.FRAME_BYTES;
      if (length < 0 || length > size - start) {
        throw fault(
            at,
            "a payload of at most " + (size - start) + " bytes",
            Long.toUnsignedString(length) + " bytes");
      }
      type = frame.getInt(DumpLayout.TYPE_OFFSET);
      section(type, start, length, frame, in);
      at = start + length;
    }
    if (at != size) {
      throw fault(at, "the end of the file", (size - at) + " more bytes");
    }
  }

  private void header(FileChannel in, long size) throws IOException {
    if (size < DumpLayout.HEADER_BYTES) {
      throw fault(
          0, "the " + DumpLayout.HEADER_BYTES + " bytes of a dump file's header", size + " bytes");
    }
    ByteBuffer header = ByteBuffer.allocate(DumpLayout.HEADER_BYTES);
    while (header.hasRemaining() && in.read(header, header.position()) > 0) {
      continue;
    }
    int magic = header.getInt(DumpLayout.MAGIC_OFFSET);
    if (magic != DumpLayout.MAGIC) {
      throw fault(
          DumpLayout.MAGIC_OFFSET,
          String.format("magic 0x%08x (dump file)", DumpLayout.MAGIC),
          String.format("0x%08x", magic));
    }
    int version = Short.toUnsignedInt(header.getShort(DumpLayout.VERSION_OFFSET));
    if (version < 1 || version > DumpLayout.VERSION) {
      throw fault(
          DumpLayout.VERSION_OFFSET,
          "version 1" + (DumpLayout.VERSION > 1 ? " to " + DumpLayout.VERSION : ""),
          "version " + version);
    }
  }

  private void section(int type, long start, long length, ByteBuffer frame, FileChannel in)
      throws IOException {
    switch (type) {
      case DumpLayout.CLASS -> addClass(start - DumpLayout.FRAME_BYTES);
      case DumpLayout.SESSION -> sessions.add(session(in, start - DumpLayout.FRAME_BYTES));
      case DumpLayout.LOG -> current(start, type).log(start, length);
      case DumpLayout.AREA -> {
        long words = (length - DumpLayout.AREA_HEAD_BYTES) / AreaLayout.WORD_BYTES;
        if (length < DumpLayout.AREA_HEAD_BYTES + AreaLayout.WORD_BYTES
            || length % AreaLayout.WORD_BYTES != 0
            || words > AreaLayout.MAX_WORDS) {
          throw fault(start, "an area of whole words", length + " bytes");
        }
        int at = DumpLayout.FRAME_BYTES;
        current(start, type)
            .area(
                frame.getInt(at),
                start + DumpLayout.AREA_HEAD_BYTES,
                (int) words,
                frame.getInt(at + 4),
                frame.getInt(at + 8));
      }
      case DumpLayout.END -> end(in, start - DumpLayout.FRAME_BYTES);
      default -> {} // from a later version
    }
  }

  private DumpedSession current(long at, int type) throws IOException {
    if (sessions.isEmpty()) {
      throw fault(at, "a session before its parts", "a section of type " + type);
    }
    return sessions.get(sessions.size() - 1);
  }

  private void addClass(long at) {
    if (classCount == classOffsets.length) {
      classOffsets = Arrays.copyOf(classOffsets, 2 * classCount);
      classes = Arrays.copyOf(classes, 2 * classCount);
    }
    classOffsets[classCount++] = at;
  }

  private DumpedSession session(FileChannel in, long at) throws IOException {
    Payload payload = payload(in, at);
    return new DumpedSession(this, at, classCount, payload.utf(), payload.u8());
  }

  private void end(FileChannel in, long at) throws IOException {
    Payload payload = payload(in, at);
    int statedSessions = payload.u4();
    int statedClasses = payload.u4();
    payload.end();
    if (statedSessions != sessions.size() || statedClasses != classCount) {
      throw fault(
          at + DumpLayout.FRAME_BYTES,
          sessions.size() + " sessions and " + classCount + " classes",
          Integer.toUnsignedString(statedSessions)
              + " and "
              + Integer.toUnsignedString(statedClasses));
    }
  }

  /** The payload of the section that begins there, which must be whole. */
  Payload payload(FileChannel in, long at) throws IOException {
    ByteBuffer frame = read(in, at, DumpLayout.FRAME_BYTES);
    long length = frame.getLong(DumpLayout.LENGTH_OFFSET);
    if (length < 0 || length > DumpLayout.MAX_PAYLOAD_BYTES) {
      throw fault(
          at,
          "a payload of at most " + DumpLayout.MAX_PAYLOAD_BYTES + " bytes",
          Long.toUnsignedString(length) + " bytes");
    }
    byte[] bytes = read(in, at + DumpLayout.FRAME_BYTES, (int) length).array();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    int stated = frame.getInt(DumpLayout.CRC_OFFSET);
    if ((int) crc.getValue() != stated) {
      throw fault(
          at + DumpLayout.CRC_OFFSET,
          String.format("CRC 0x%08x, that of the payload", (int) crc.getValue()),
          String.format("0x%08x", stated));
    }
    return new Payload(file, at + DumpLayout.FRAME_BYTES, bytes, bytes.length);
  }

  private ByteBuffer read(FileChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, at + bytes.position()) <= 0) {
        throw fault(at + bytes.position(), length + " bytes", "the end of the file");
      }
    }
    return bytes;
  }

  /** The class with this number, as loaded by nobody in particular. */
  ClassRecord type(FileChannel in, int number) throws IOException {
    if (classes[number] == null) {
      classes[number] = decoder.decode(payload(in, classOffsets[number]), 0);
    }
    return classes[number];
  }

  /** The class's payload, for another dump file. */
  Payload classPayload(FileChannel in, int number) throws IOException {
    return payload(in, classOffsets[number]);
  }

  SessionFormatException fault(long at, String expected, String found) {
    return new SessionFormatException(file, at, expected, found);
  }
}
