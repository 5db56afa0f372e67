package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.LogLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** Decodes {@code session.meta}. */
final class SessionLog {
  private final Map<Integer, AreaState> areas = new LinkedHashMap<>();
  final List<ClassFailure> failures = new ArrayList<>();
  long sessionId;
  SessionInfo info;
  long end;

  private SessionLog() {}

  static SessionLog read(Path directory) throws IOException {
    Path file = directory.resolve(SessionLayout.FILE_NAME);
    try (RecordLogReader log = RecordLogReader.open(file, LogLayout.KIND_SESSION, "session log")) {
      return read(file, log);
    }
  }

  /** Reads an open log to its end. */
  static SessionLog read(Path file, RecordLogReader log) throws IOException {
    SessionLog session = new SessionLog();
    session.sessionId = log.sessionId();
    while (log.next()) {
      session.record(log.type(), log.payload());
    }
    if (session.info == null) {
      throw new SessionFormatException(
          file, log.position(), "the SESSION record", "the end of the log");
    }
    return session;
  }

  private void record(int type, Payload in) throws SessionFormatException {
    if ((info == null) != (type == SessionLayout.SESSION)) {
      throw in.fault(0, "one SESSION record, the first", "a record of type " + type);
    }
    switch (type) {
      case SessionLayout.SESSION -> info = session(in);
      case SessionLayout.AREA -> area(in);
      case SessionLayout.AREA_MODE -> known(in).use(in.u1UpTo(AreaMode.MAX, "a mode"));
      case SessionLayout.AREA_END -> known(in).end = in.u8();
      case SessionLayout.AREA_MOVED -> known(in).moved = moved(in);
      case SessionLayout.SESSION_END -> end = in.u8();
      case SessionLayout.CLASS_FAILED ->
          failures.add(new ClassFailure(in.utf(), in.u1(), in.utf()));
      default -> {
        return; // from a later version: its end is not ours to judge
      }
    }
    in.end();
  }

  private static SessionInfo session(Payload in) throws SessionFormatException {
    long start = in.u8();
    long pid = in.u8();
    ByteOrder order =
        in.u1UpTo(SessionLayout.BIG_ENDIAN, "a byte order") == SessionLayout.BIG_ENDIAN
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    return new SessionInfo(
        start, pid, order, in.utf(), in.utf(), in.utf(), in.utf(), in.utf(), in.utf(), in.utf());
  }

  private void area(Payload in) throws SessionFormatException {
    AreaState area = new AreaState();
    int number = in.u4();
    area.number = number;
    area.threadId = in.u8();
    area.virtual = in.u1UpTo(1, "a flag") == 1;
    area.use(in.u1UpTo(AreaMode.MAX, "a mode"));
    area.words = in.u4();
    area.growing = in.u1UpTo(1, "a flag") == 1;
    area.start = in.u8();
    area.threadName = in.utf();
    area.fileName = in.utf();
    // A name that leads out of the directory would make the reader print any file of the machine.
    if (!area.fileName.endsWith(AreaLayout.FILE_SUFFIX)
        || area.fileName.indexOf('/') >= 0
        || area.fileName.indexOf('\\') >= 0
        || area.fileName.indexOf('\0') >= 0) {
      throw in.fault(0, "a plain *" + AreaLayout.FILE_SUFFIX + " file name", area.fileName);
    }
    if (areas.putIfAbsent(number, area) != null) {
      throw in.fault(0, "an area number not used before", Integer.toUnsignedString(number));
    }
  }

  private static AreaFiles.Moved moved(Payload in) throws SessionFormatException {
    long offset = in.u8();
    int words = in.u4();
    if (offset < 0 || words < AreaLayout.MIN_WORDS) {
      throw in.fault(
          12,
          "an offset from 0 and at least " + AreaLayout.MIN_WORDS + " words",
          offset + " and " + words);
    }
    return new AreaFiles.Moved(offset, words);
  }

  private AreaState known(Payload in) throws SessionFormatException {
    int number = in.u4();
    AreaState area = areas.get(number);
    if (area == null) {
      throw in.fault(4, "the number of an area", Integer.toUnsignedString(number));
    }
    return area;
  }

  /** The areas, each with what its count word says at this moment. */
  List<AreaInfo> areas(AreaFiles files) throws IOException {
    List<AreaInfo> result = new ArrayList<>();
    for (AreaState area : areas.values()) {
      result.add(area.open(files, info.byteOrder()));
    }
    return List.copyOf(result);
  }

  /** An area as its records tell it. */
  private static final class AreaState {
    int number;
    long threadId;
    boolean virtual;
    AreaMode mode;
    boolean everUnique;
    int words;
    boolean growing;
    long start;
    long end;
    String threadName;
    String fileName;
    AreaFiles.Moved moved;

    void use(int newMode) {
      mode = AreaMode.of(newMode);
      everUnique |= mode == AreaMode.UNIQUE;
    }

    AreaInfo open(AreaFiles files, ByteOrder order) throws IOException {
      AreaFiles.Content content = files.find(number, fileName, moved, order, mode == AreaMode.CMP);
      return new AreaInfo(
          number,
          threadId,
          virtual,
          mode,
          everUnique || content.reduced(),
          words,
          growing,
          start,
          end,
          threadName,
          content.file(),
          content.offset(),
          order,
          content.words(),
          content.count(),
          content.reduced());
    }
  }
}
