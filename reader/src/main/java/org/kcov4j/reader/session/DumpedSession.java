package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.CmpLayout;
import org.kcov4j.runtime.layout.LogLayout;

/** A session in a dump file. */
final class DumpedSession implements SessionSource, AreaFiles {
  private static final int LOADED_BYTES = 8;

  private final Dump dump;
  private final long at;
  private final int classesBefore;
  private final String name;
  private final long id;
  private long logOffset = -1;
  private long logLength;
  private final Map<Integer, Part> areas = new HashMap<>();

  /** Where an area's words are, how many, and how many it had. */
  private record Part(long offset, int stored, int words, boolean reduced) {}

  /**
   * @param at where its section begins
   * @param classesBefore how many classes come before it in the file
   */
  DumpedSession(Dump dump, long at, int classesBefore, String name, long id) {
    this.dump = dump;
    this.at = at;
    this.classesBefore = classesBefore;
    this.name = name;
    this.id = id;
  }

  void log(long offset, long length) throws IOException {
    if (logOffset >= 0) {
      throw dump.fault(offset, "one log of a session", "another");
    }
    logOffset = offset;
    logLength = length;
  }

  void area(int number, long offset, int stored, int words, int flags) throws IOException {
    boolean reduced = (flags & DumpLayout.AREA_REDUCED) != 0;
    if (words < AreaLayout.MIN_WORDS || words > AreaLayout.MAX_WORDS || stored > words) {
      throw dump.fault(
          offset - 8,
          "the size of an area of at least " + stored + " words",
          Integer.toUnsignedString(words));
    }
    if (areas.put(number, new Part(offset, stored, words, reduced)) != null) {
      throw dump.fault(
          offset - DumpLayout.AREA_HEAD_BYTES,
          "an area number not used before",
          Integer.toUnsignedString(number));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String key() {
    return name + '\0' + id;
  }

  @Override
  public Session open() throws IOException {
    SessionLog log = log();
    List<AreaInfo> infos = log.areas(this);
    return new Session(
        dump.file(),
        name,
        log.sessionId,
        log.info,
        log.end,
        infos,
        List.copyOf(log.failures),
        table());
  }

  private SessionLog log() throws IOException {
    if (logOffset < 0) {
      throw dump.fault(at, "a session with its log", "none");
    }
    try (RecordLogReader in =
        RecordLogReader.open(
            dump.file(), logOffset, logLength, LogLayout.KIND_SESSION, "session log")) {
      return SessionLog.read(dump.file(), in);
    }
  }

  private BlockTable table() throws IOException {
    try (FileChannel in = FileChannel.open(dump.file())) {
      DumpedTable table = read(in);
      List<ClassRecord> classes = new ArrayList<>(table.classes.size());
      for (DumpedTable.Loaded loaded : table.classes) {
        classes.add(dump.type(in, loaded.number()).loadedBy(loaded.loader()));
      }
      return new BlockTable(List.copyOf(table.loaders), List.copyOf(classes));
    }
  }

  private DumpedTable read(FileChannel in) throws IOException {
    Payload payload = dump.payload(in, at);
    payload.utf();
    payload.u8();
    DumpedTable table = new DumpedTable();
    for (int i = payload.u4(); i != 0; i--) {
      table.add(new LoaderInfo(payload.u4(), payload.utf(), payload.utf()));
    }
    int count = payload.u4();
    if (payload.remaining() != (long) LOADED_BYTES * Integer.toUnsignedLong(count)) {
      throw payload.fault(
          4,
          payload.remaining() / LOADED_BYTES + " classes, as there is room for",
          Integer.toUnsignedString(count));
    }
    for (int i = 0; i < count; i++) {
      int loader = payload.u4();
      int number = payload.u4();
      if (number < 0 || number >= classesBefore) {
        throw payload.fault(
            4, "a class from 0 to " + (classesBefore - 1), Integer.toUnsignedString(number));
      }
      table.add(loader, number);
    }
    return table;
  }

  @Override
  public Content find(
      int number, String fileName, Moved moved, ByteOrder order, boolean comparisons)
      throws IOException {
    Part part = areas.get(number);
    if (part == null) {
      return new Content(dump.file(), 0, -1, 0, false);
    }
    ByteBuffer word = ByteBuffer.allocate(AreaLayout.WORD_BYTES).order(order);
    try (FileChannel in = FileChannel.open(dump.file())) {
      in.read(word, part.offset);
    }
    int count = word.getInt(0);
    int used =
        comparisons
            ? CmpLayout.usedWords(count, part.words)
            : AreaLayout.FIRST_PC_WORD + AreaLayout.readable(count, part.words);
    if (used > part.stored) { // what is behind the stored words is no part of the area
      throw dump.fault(
          part.offset,
          "a count for " + part.stored + " stored words",
          Integer.toUnsignedString(count));
    }
    return new Content(dump.file(), part.offset, part.words, count, part.reduced);
  }

  @Override
  public void writeTo(DumpWriter out) throws IOException {
    List<AreaInfo> infos = log().areas(this);
    try (FileChannel in = FileChannel.open(dump.file())) {
      DumpedTable from = read(in);
      DumpedTable to = new DumpedTable();
      to.loaders.addAll(from.loaders);
      Map<Integer, Integer> numbers = new HashMap<>();
      for (DumpedTable.Loaded loaded : from.classes) {
        Integer number = numbers.get(loaded.number());
        if (number == null) {
          number = out.classNumber(dump.classPayload(in, loaded.number()));
          numbers.put(loaded.number(), number);
        }
        to.add(loaded.loader(), number);
      }
      out.session(name, id, to, dump.file(), logOffset, logOffset + logLength);
    }
    for (AreaInfo area : infos) {
      out.area(area);
    }
  }
}
