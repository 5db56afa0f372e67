package org.kcov4j.reader.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;

/** A session in a dump file as it is watched, without its newest methods. */
final class DumpedView {
  private DumpedView() {}

  static SessionView of(SessionSource source) throws IOException {
    Session session = source.open();
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
              OptionalLong.empty(),
              area.overflown(),
              false,
              true,
              List.of()));
    }
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
