package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  private final Path directory;
  private final Map<Integer, AreaState> areas = new LinkedHashMap<>();
  final List<ClassFailure> failures = new ArrayList<>();
  long sessionId;
  SessionInfo info;
  long end;

  private SessionLog(Path directory) {
    this.directory = directory;
  }

  static SessionLog read(Path directory) throws IOException {
    SessionLog session = new SessionLog(directory);
    Path file = directory.resolve(SessionLayout.FILE_NAME);
    try (RecordLogReader log = RecordLogReader.open(file, LogLayout.KIND_SESSION, "session log")) {
      session.sessionId = log.sessionId();
      while (log.next()) {
        session.record(log.type(), log.payload());
      }
      if (session.info == null) {
        throw new SessionFormatException(
            file, log.position(), "the SESSION record", "the end of the log");
      }
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

  private AreaState known(Payload in) throws SessionFormatException {
    int number = in.u4();
    AreaState area = areas.get(number);
    if (area == null) {
      throw in.fault(4, "the number of an area", Integer.toUnsignedString(number));
    }
    return area;
  }

  /** The areas, each with what its count word says at this moment. */
  List<AreaInfo> areas() throws IOException {
    List<AreaInfo> result = new ArrayList<>();
    for (AreaState area : areas.values()) {
      result.add(area.open(directory, info.byteOrder()));
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

    void use(int newMode) {
      mode = AreaMode.of(newMode);
      everUnique |= mode == AreaMode.UNIQUE;
    }

    AreaInfo open(Path directory, ByteOrder order) throws IOException {
      Path file = directory.resolve(fileName);
      int fileWords = -1;
      int count = 0;
      if (Files.isRegularFile(file)) {
        try (FileChannel channel = FileChannel.open(file)) {
          long bytes = channel.size();
          fileWords = (int) Math.min(bytes / AreaLayout.WORD_BYTES, AreaLayout.MAX_WORDS);
          ByteBuffer word = ByteBuffer.allocate(AreaLayout.WORD_BYTES).order(order);
          if (channel.read(word, AreaLayout.byteOffset(AreaLayout.COUNT_WORD))
              == AreaLayout.WORD_BYTES) {
            count = word.getInt(0);
          }
        } catch (NoSuchFileException e) {
          fileWords = -1; // went away just now
        }
      }
      return new AreaInfo(
          number,
          threadId,
          virtual,
          mode,
          everUnique,
          words,
          growing,
          start,
          end,
          threadName,
          file,
          order,
          fileWords,
          count);
    }
  }
}
