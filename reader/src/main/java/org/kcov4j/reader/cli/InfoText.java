package org.kcov4j.reader.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassFailure;
import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.VisibleText;

/** {@code info} for people. */
final class InfoText {
  /** Longer lists are for {@code --json}. */
  private static final int SHOWN = 10;

  private final StringBuilder out = new StringBuilder();
  private final Terminal terminal;

  private InfoText(Terminal terminal) {
    this.terminal = terminal;
  }

  static String render(List<SessionFacts> sessions, Terminal terminal) {
    InfoText text = new InfoText(terminal);
    for (SessionFacts session : sessions) {
      text.session(session);
    }
    return text.out.toString();
  }

  private void session(SessionFacts session) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append(terminal.heading("session " + session.name())).append('\n');
    fact("directory", session.directory().toString());
    fact("id", String.format("%016x", session.id()));
    fact("started", Instant.ofEpochMilli(session.info().start()).toString());
    fact(
        "ended",
        session.end() == 0
            ? "not in an orderly way, or still running"
            : Instant.ofEpochMilli(session.end()).toString());
    fact("pid", Long.toUnsignedString(session.info().pid()));
    fact("kcov4j", session.info().version());
    fact("JVM", session.info().jvm());
    fact("system", session.info().os());
    fact("command", session.info().commandLine());
    fact("options", session.info().options());
    fact("includes", session.info().includes());
    fact("excludes", session.info().excludes());
    fact(
        "classes",
        Count.grouped(session.classes())
            + ", with "
            + Count.of(session.blocks(), "block")
            + "; loaders beside the boot loader: "
            + Count.grouped(session.loaders()));
    list("not recorded", session.notRecorded());
    list("not compiled", session.notCompiled());
    rewritten(session.rewritten());
    list("left as was", session.failures().stream().map(InfoText::failure).toList());
    list("versions", session.versions());
    list("collisions", session.collisions());
    if (session.collisions().isEmpty()) {
      fact("collisions", "none");
    }
    areas(session.areas());
  }

  private void rewritten(RewrittenFacts rewritten) {
    if (rewritten.classes() > 0) {
      fact(
          "rewritten",
          Count.of(rewritten.classes(), "class")
              + " by other agents before; blocks are those of the class files");
    }
    list("but not of", rewritten.methods());
    list("no original", rewritten.withoutOriginal());
  }

  private static String failure(ClassFailure failure) {
    return failure.className().replace('/', '.') + ": " + failure.reason();
  }

  private void areas(List<AreaInfo> areas) {
    if (areas.isEmpty()) {
      fact("areas", "none");
      return;
    }
    out.append(String.format(Locale.ROOT, "\n%6s %9s  %-7s", "area", "thread", "mode"))
        .append(String.format(Locale.ROOT, "%14s %14s  %-9s  %s\n", "count", "words", "", "name"));
    for (AreaInfo area : areas) {
      out.append(
          String.format(
              Locale.ROOT,
              "%6d %8d%s  %-7s%14s %14s  %-9s  %s\n",
              area.number(),
              area.threadId(),
              area.virtual() ? "v" : " ",
              area.mode().label(),
              Count.grouped(area.readable()),
              area.missing() ? "-" : Count.grouped(area.fileWords()),
              SessionFacts.state(area),
              VisibleText.of(area.threadName())));
    }
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      out.append(String.format(Locale.ROOT, "  %-12s  %s\n", name, VisibleText.of(value)));
    }
  }

  private void list(String name, List<String> values) {
    for (int i = 0; i < Math.min(values.size(), SHOWN); i++) {
      fact(i == 0 ? name : "", values.get(i));
    }
    if (values.size() > SHOWN) {
      fact("", "and " + Count.grouped(values.size() - SHOWN) + " more (see --json)");
    }
  }
}
