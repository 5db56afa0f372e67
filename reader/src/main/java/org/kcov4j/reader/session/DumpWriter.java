package org.kcov4j.reader.session;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import org.kcov4j.runtime.layout.AreaLayout;

/**
 * Writes a dump file: under another name, which it takes over when all is written. Memory grows
 * with the number of distinct classes only.
 *
 * <pre>
 * ( session )* finish close
 * </pre>
 */
public final class DumpWriter implements Closeable {
  private final Path file;
  private final Path temporary;
  private final FileChannel out;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final Map<ClassKey, Integer> classes = new HashMap<>();
  private final ClassDecoder decoder = new ClassDecoder();
  private final boolean reduce;
  private final IntConsumer progress;
  private int sessions;

  /** Bytes that make a class; two that agree in all of these are the same. */
  private record ClassKey(int length, int crc, long hash) {}

  /**
   * Begins a dump file.
   *
   * @param file its name in the end
   * @param reduce whether to keep only the first of each PC of an area
   * @param progress is told how many PCs were copied, a chunk at a time
   */
  public DumpWriter(Path file, boolean reduce, IntConsumer progress) throws IOException {
    this.file = file;
    this.reduce = reduce;
    this.progress = progress;
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "no such directory");
    }
    temporary = Files.createTempFile(directory, file.getFileName() + ".", ".tmp");
    out = FileChannel.open(temporary, StandardOpenOption.WRITE);
    buffer.putInt(DumpLayout.MAGIC).putShort((short) DumpLayout.VERSION).putShort((short) 0);
  }

  /** Adds a session. */
  public void add(SessionSource source) throws IOException {
    source.writeTo(this);
    sessions++;
  }

  /** Ends the file and gives it its name. */
  public void finish() throws IOException {
    section(
        DumpLayout.END,
        data -> {
          data.writeInt(sessions);
          data.writeInt(classes.size());
        });
    flush();
    out.close();
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** How many sessions were added. */
  public int sessions() {
    return sessions;
  }

  /** How many classes they have together. */
  public int classes() {
    return classes.size();
  }

  /** The number of the class that the rest of a payload describes; written where it is new. */
  int classNumber(Payload payload) throws IOException {
    byte[] bytes = payload.rest();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ClassKey key = new ClassKey(bytes.length, (int) crc.getValue(), hash(bytes));
    Integer known = classes.get(key);
    if (known != null) {
      return known;
    }
    decoder.decode(payload, 0); // what is no class is refused here, not when it is read
    int number = classes.size();
    classes.put(key, number);
    frame(bytes.length, DumpLayout.CLASS, (int) crc.getValue());
    write(ByteBuffer.wrap(bytes));
    return number;
  }

  private static long hash(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long hash = bytes.length;
    while (in.remaining() >= Long.BYTES) {
      hash = Long.rotateLeft((hash ^ in.getLong()) * 0x9E3779B97F4A7C15L, 29);
    }
    while (in.hasRemaining()) {
      hash = Long.rotateLeft((hash ^ in.get()) * 0x9E3779B97F4A7C15L, 29);
    }
    return hash;
  }

  /** Writes a session's facts and its log, which is in part of a file. */
  void session(String name, long id, DumpedTable table, Path log, long start, long end)
      throws IOException {
    section(
        DumpLayout.SESSION,
        data -> {
          data.writeUTF(name);
          data.writeLong(id);
          data.writeInt(table.loaders.size());
          for (LoaderInfo loader : table.loaders) {
            data.writeInt(loader.number());
            data.writeUTF(loader.className());
            data.writeUTF(loader.name());
          }
          data.writeInt(table.classes.size());
          for (DumpedTable.Loaded loaded : table.classes) {
            data.writeInt(loaded.loader());
            data.writeInt(loaded.number());
          }
        });
    frame(end - start, DumpLayout.LOG, 0);
    copy(log, start, end);
  }

  /** Writes an area. */
  void area(AreaInfo area) throws IOException {
    area.check();
    if (reduce && !area.holdsComparisons()) {
      reduced(area);
      return;
    }
    int used = area.usedWords();
    areaFrame(area.number(), used, area.fileWords(), area.reduced());
    copy(area.file(), area.offset(), area.offset() + AreaLayout.byteOffset(used));
    progress.accept(area.readable());
  }

  private void reduced(AreaInfo area) throws IOException {
    FirstPcs first = FirstPcs.of(area, progress);
    int used = AreaLayout.FIRST_PC_WORD + first.size();
    // An area that had no room any more is shown as one without room.
    areaFrame(area.number(), used, area.overflown() ? used : area.fileWords(), true);
    ByteBuffer words =
        ByteBuffer.allocate((int) AreaLayout.byteOffset(used)).order(area.byteOrder());
    words.putInt(first.size());
    first.forEach(words::putInt);
    write(words.flip());
  }

  private void areaFrame(int number, int used, int words, boolean firstOnly) throws IOException {
    frame(DumpLayout.AREA_HEAD_BYTES + AreaLayout.byteOffset(used), DumpLayout.AREA, 0);
    room(DumpLayout.AREA_HEAD_BYTES);
    buffer.putInt(number).putInt(words).putInt(firstOnly ? DumpLayout.AREA_REDUCED : 0);
  }

  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private void section(int type, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.write(new DataOutputStream(bytes));
    if (bytes.size() > DumpLayout.MAX_PAYLOAD_BYTES) {
      throw new IOException(
          file + ": a session has too many classes or loaders for a dump file's section");
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    frame(bytes.size(), type, (int) crc.getValue());
    write(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private void frame(long length, int type, int crc) throws IOException {
    room(DumpLayout.FRAME_BYTES);
    buffer.putLong(length).putInt(type).putInt(crc);
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() <= buffer.remaining()) {
      buffer.put(bytes);
      return;
    }
    flush();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }

  private void copy(Path source, long start, long end) throws IOException {
    try (FileChannel in = FileChannel.open(source)) {
      if (end - start <= buffer.capacity()) {
        room((int) (end - start));
        int limit = buffer.position() + (int) (end - start);
        buffer.limit(limit);
        long at = start;
        while (buffer.hasRemaining()) {
          int n = in.read(buffer, at);
          if (n <= 0) {
            throw shorter(source, at, end);
          }
          at += n;
        }
        buffer.limit(buffer.capacity());
        return;
      }
      flush();
      for (long at = start; at < end; ) {
        long n = in.transferTo(at, end - at, out);
        if (n <= 0) {
          throw shorter(source, at, end);
        }
        at += n;
      }
    }
  }

  private static SessionFormatException shorter(Path source, long at, long end) {
    return new SessionFormatException(
        source, at, end + " bytes, as when it was opened", "the end of the file");
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(temporary);
  }
}
