package org.kcov4j.reader.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;

/** A session in a dump file: what there was, at every look. */
final class EndedSession implements WatchedSession {
  private final Session session;
  private boolean seen;

  EndedSession(SessionSource source) throws IOException {
    session = source.open();
  }

  @Override
  public SessionView look(int methods) {
    List<AreaView> areas = new ArrayList<>();
    for (AreaInfo area : session.areas()) {
      areas.add(
          new AreaView(
              area.number(),
              area.threadName(),
              area.threadId(),
              area.virtual(),
              area.mode(),
              Math.max(0, area.fileWords()),
              area.readable(),
              seen ? OptionalLong.of(0) : OptionalLong.empty(),
              area.overflown(),
              false,
              true,
              List.of()));
    }
    seen = true;
    return new SessionView(
        session.name(),
        session.info().pid(),
        session.info().start(),
        SessionView.State.ENDED,
        session.table().classes().size(),
        session.table().blockCount(),
        List.copyOf(areas));
  }
}
