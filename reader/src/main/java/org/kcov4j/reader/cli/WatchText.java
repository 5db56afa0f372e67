package org.kcov4j.reader.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.VisibleText;
import org.kcov4j.reader.watch.AreaView;
import org.kcov4j.reader.watch.SessionView;

/** {@code watch} for people. */
final class WatchText {
  /** So many areas of a session are shown on a terminal: those that got most PCs. */
  private static final int SHOWN = 20;

  private final StringBuilder out = new StringBuilder();
  private final double seconds;

  private WatchText(double seconds) {
    this.seconds = seconds;
  }

  /**
   * @param seconds since the last look, 0 at the first
   * @param now ms since 1970
   */
  static String render(List<SessionView> sessions, double seconds, long now, Terminal terminal) {
    WatchText text = new WatchText(seconds);
    for (SessionView session : sessions) {
      text.session(session, now, terminal);
    }
    return text.out.toString();
  }

  private void session(SessionView session, long now, Terminal terminal) {
    String heading =
        "%s: process %d %s, %s since it began"
            .formatted(
                VisibleText.of(session.name()),
                session.pid(),
                switch (session.state()) {
                  case RUNNING -> "runs";
                  case ENDED -> "has ended";
                  case GONE -> "does not run here";
                },
                time(now - session.start()));
    out.append(terminal.heading(heading)).append('\n');
    out.append(
        "  %s, %s, %s\n"
            .formatted(
                Count.of(session.classes(), "class"),
                Count.of(session.blocks(), "block"),
                Count.of(session.areas().size(), "area")));
    out.append(
        terminal.heading(
            String.format(
                "  %6s  %-24s %-6s %13s %11s  %-5s  %s\n",
                "area", "thread", "mode", "count", "new/s", "state", "newest methods")));
    List<AreaView> shown = session.areas();
    if (terminal.interactive() && shown.size() > SHOWN) {
      shown =
          shown.stream()
              .sorted(Comparator.comparingLong((AreaView a) -> -a.added().orElse(0)))
              .limit(SHOWN)
              .toList();
    }
    shown.forEach(this::area);
    if (shown.size() < session.areas().size()) {
      out.append(
          String.format(Locale.ROOT, "  and %,d more\n", session.areas().size() - shown.size()));
    }
    out.append('\n');
  }

  private void area(AreaView area) {
    String line =
        String.format(
            Locale.ROOT,
            "  %6d  %-24s %-6s %,13d %11s  %-5s  %s",
            area.number(),
            VisibleText.of(area.threadName()),
            area.mode().label(),
            area.count(),
            rate(area),
            state(area),
            VisibleText.of(String.join(" < ", area.newest())));
    out.append(line.stripTrailing()).append('\n');
  }

  private String rate(AreaView area) {
    return area.added().isEmpty() || seconds <= 0
        ? "-"
        : String.format(Locale.ROOT, "%,d", Math.round(area.added().getAsLong() / seconds));
  }

  private static String state(AreaView area) {
    if (area.words() == 0) {
      return "gone";
    }
    if (area.full()) {
      return "full";
    }
    return area.reset() ? "reset" : area.ended() ? "ended" : "";
  }

  private static String time(long millis) {
    long s = Math.max(0, millis / 1000);
    return s < 60
        ? s + " s"
        : s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s / 60 % 60 + " min";
  }
}
