package org.kcov4j.maven;

import java.util.Locale;
import org.apache.maven.plugin.logging.Log;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageNotes;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.text.Count;

/** Coverage in short, for the log of a build. */
final class CoverageLog {
  private CoverageLog() {}

  static void write(Log log, String name, int sessions, Coverage coverage, CoverageTree tree) {
    log.info(
        String.format(
            Locale.ROOT,
            "%s: %s, %s, %s of lines and %s of branches covered",
            name,
            Count.of(sessions, "session"),
            Count.of(tree.counters().type().total(), "class"),
            ratio(tree.counters().line()),
            ratio(tree.counters().branch())));
    CoverageNotes.limits(coverage, tree).forEach(log::info);
    CoverageNotes.warnings(tree).forEach(log::warn);
    CoverageNotes.warnings(coverage).forEach(log::warn);
  }

  private static String ratio(Counter counter) {
    return counter.total() == 0
        ? "none"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * counter.covered() / counter.total());
  }
}
