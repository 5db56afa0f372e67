package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.LogLayout;

/**
 * The classes of a session and their blocks, in the order in which they were loaded.
 *
 * @param loaders all but the boot loader
 * @param classes a class of several loaders once for each
 */
public record BlockTable(List<LoaderInfo> loaders, List<ClassRecord> classes) {

  /**
   * Reads {@code blocks.meta}.
   *
   * @param sessionId what its header must say
   */
  static BlockTable read(Path directory, long sessionId) throws IOException {
    Path file = directory.resolve(BlockTableLayout.FILE_NAME);
    List<LoaderInfo> loaders = new ArrayList<>();
    List<ClassRecord> classes = new ArrayList<>();
    ClassDecoder decoder = new ClassDecoder();
    try (RecordLogReader log = open(file, sessionId)) {
      while (log.next()) {
        if (log.type() == BlockTableLayout.CLASS) {
          classes.add(decoder.decode(log.payload()));
        } else if (log.type() == BlockTableLayout.LOADER) {
          loaders.add(LoaderInfo.decode(log.payload()));
        }
      }
    }
    return new BlockTable(List.copyOf(loaders), List.copyOf(classes));
  }

  /** Opens {@code blocks.meta}, which must be of this session. */
  static RecordLogReader open(Path file, long sessionId) throws IOException {
    RecordLogReader log = RecordLogReader.open(file, LogLayout.KIND_BLOCKS, "block table");
    if (log.sessionId() != sessionId) {
      log.close();
      throw new SessionFormatException(
          file,
          LogLayout.SESSION_ID_OFFSET,
          String.format("session 0x%016x, as in the session log", sessionId),
          String.format("0x%016x", log.sessionId()));
    }
    return log;
  }

  /** How many blocks all classes have. */
  public long blockCount() {
    return classes.stream().mapToLong(c -> c.blocks().count()).sum();
  }
}
