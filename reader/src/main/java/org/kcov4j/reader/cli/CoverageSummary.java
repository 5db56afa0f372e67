package org.kcov4j.reader.cli;

import java.util.Locale;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;

/** Counters as a small table. */
final class CoverageSummary {
  private CoverageSummary() {}

  static String of(Counters counters) {
    return row("instructions", counters.instruction())
        + row("branches", counters.branch())
        + row("lines", counters.line())
        + row("complexity", counters.complexity())
        + row("methods", counters.method())
        + row("classes", counters.type());
  }

  private static String row(String name, Counter counter) {
    return String.format(
        Locale.ROOT,
        "%-12s %12s of %12s  %s\n",
        name,
        String.format(Locale.ROOT, "%,d", counter.covered()),
        String.format(Locale.ROOT, "%,d", counter.total()),
        counter.total() == 0
            ? "-"
            : String.format(Locale.ROOT, "%5.1f %%", 100.0 * counter.covered() / counter.total()));
  }
}
