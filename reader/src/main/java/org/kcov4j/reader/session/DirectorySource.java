package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.file.Path;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.LogLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** A session in a directory of its own. */
record DirectorySource(Path directory) implements SessionSource {
  @Override
  public String name() {
    return Session.nameOf(directory);
  }

  @Override
  public Session open() throws IOException {
    return Session.open(directory);
  }

  @Override
  public String key() throws IOException {
    Path log = directory.resolve(SessionLayout.FILE_NAME);
    try (RecordLogReader in = RecordLogReader.open(log, LogLayout.KIND_SESSION, "session log")) {
      return name() + '\0' + in.sessionId();
    } catch (SessionFormatException e) {
      return toString(); // whoever opens it will say what is wrong with it
    }
  }

  /** The real path, so that links to one directory are one session. */
  @Override
  public String toString() {
    try {
      return directory.toRealPath().toString();
    } catch (IOException e) {
      return directory.toString();
    }
  }

  @Override
  public void writeTo(DumpWriter out) throws IOException {
    Path logFile = directory.resolve(SessionLayout.FILE_NAME);
    SessionLog log;
    long logEnd;
    try (RecordLogReader in =
        RecordLogReader.open(logFile, LogLayout.KIND_SESSION, "session log")) {
      log = SessionLog.read(logFile, in);
      logEnd = in.position();
    }
    // The areas' counts first: each PC up to there has its block in the table.
    var areas = log.areas(new AreaFiles.OfDirectory(directory));
    DumpedTable table = new DumpedTable();
    Path file = directory.resolve(BlockTableLayout.FILE_NAME);
    if (Session.hasTable(directory, areas)) {
      try (RecordLogReader in = BlockTable.open(file, log.sessionId)) {
        while (in.next()) {
          if (in.type() == BlockTableLayout.CLASS) {
            Payload payload = in.payload();
            table.add(payload.u4(), out.classNumber(payload));
          } else if (in.type() == BlockTableLayout.LOADER) {
            table.add(LoaderInfo.decode(in.payload()));
          }
        }
      }
    }
    out.session(name(), log.sessionId, table, logFile, 0, logEnd);
    for (AreaInfo area : areas) {
      out.area(area);
    }
  }
}
