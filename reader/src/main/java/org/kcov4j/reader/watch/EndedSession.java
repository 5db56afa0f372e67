package org.kcov4j.reader.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * A session in which nothing happens any more: the same at every look. Its classes are not kept,
 * since a directory may hold the sessions of years.
 */
final class EndedSession implements WatchedSession {
  private final Path file;
  private final SessionView view;

  /**
   * What was seen of a session that has ended.
   *
   * @param path its directory, or the dump file that has it: the session goes when that does
   */
  EndedSession(Path path, SessionView last) {
    this.file = Files.isDirectory(path) ? path.resolve(SessionLayout.FILE_NAME) : path;
    view = settled(last);
  }

  private static SessionView settled(SessionView session) {
    List<AreaView> areas = new ArrayList<>();
    for (AreaView area : session.areas()) {
      areas.add(
          new AreaView(
              area.number(),
              area.threadName(),
              area.threadId(),
              area.virtual(),
              area.mode(),
              area.words(),
              area.count(),
              OptionalLong.of(0),
              area.full(),
              false,
              area.ended(),
              area.newest()));
    }
    return new SessionView(
        session.name(),
        session.pid(),
        session.start(),
        session.state(),
        session.classes(),
        session.blocks(),
        List.copyOf(areas));
  }

  @Override
  public SessionView look(int methods) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return view;
  }
}
