package org.kcov4j.reader.report.html;

import java.util.List;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassFailure;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionInfo;

/**
 * What the overview tells of a session; small enough to keep for all of them.
 *
 * @param name of its directory
 * @param info who ran
 * @param end ms since 1970, 0 where the JVM was killed or still runs
 * @param areas in the order in which they were made
 * @param failures classes left as they were
 * @param classes how many were loaded
 * @param blocks how many those have
 * @param loaders how many, the boot loader not counted
 */
record SessionReport(
    String name,
    SessionInfo info,
    long end,
    List<AreaInfo> areas,
    List<ClassFailure> failures,
    int classes,
    long blocks,
    int loaders) {

  static SessionReport of(Session session) {
    return new SessionReport(
        session.name(),
        session.info(),
        session.end(),
        session.areas(),
        session.failures(),
        session.table().classes().size(),
        session.table().blockCount(),
        session.table().loaders().size());
  }
}
