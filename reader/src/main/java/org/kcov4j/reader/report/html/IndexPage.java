package org.kcov4j.reader.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassFailure;
import org.kcov4j.reader.text.Count;

/** The overview: counters, what to know about them, packages, threads, sessions. */
final class IndexPage {
  /** Longer lists are folded. */
  private static final int FEW = 5;

  private static final int MOST_LISTED = 1_000;

  /** So many sessions are described. */
  static final int MOST_SESSIONS = 200;

  private final Html html;
  private final Page page;

  IndexPage(Html html, Page page) {
    this.html = html;
    this.page = page;
  }

  /**
   * Writes the page's content.
   *
   * @param modules of the program, with their counters; may be empty
   * @param notes what a reader must know to trust the figures
   * @param ran what each area with a page ran
   */
  void write(
      String title,
      CoverageTree tree,
      Map<String, CoverageTree> modules,
      Site site,
      AreaCollector areas,
      List<String> notes,
      Map<AreaReport, Counters> ran) {
    html.raw("<h1>")
        .name(title)
        .raw("</h1>\n<p class=\"note\">")
        .text(inShort(areas))
        .raw("</p>\n");
    Page.contents(html, "packages", "Packages", "areas", "Threads", "sessions", "Sessions");
    CounterTiles.of(html, tree.counters(), true);
    notes(notes, tree);
    modules(modules);
    packages(tree, site);
    new ThreadTable(html, page).write(areas, ran);
    sessions(areas.sessions());
  }

  private static String inShort(AreaCollector areas) {
    List<SessionReport> sessions = areas.sessions();
    long pcs =
        sessions.stream().flatMap(s -> s.areas().stream()).mapToLong(AreaInfo::readable).sum();
    return Count.of(sessions.size(), "session")
        + ", "
        + Count.of(sessions.stream().mapToLong(s -> s.areas().size()).sum(), "thread")
        + ", "
        + Count.of(pcs, "PC");
  }

  private void notes(List<String> notes, CoverageTree tree) {
    if (notes.isEmpty() && tree.notRecorded().isEmpty() && tree.versions().isEmpty()) {
      return;
    }
    html.raw(
        "<section aria-labelledby=\"notes\" class=\"notes\"><h2 id=\"notes\">Notes</h2>\n<ul>");
    for (String note : notes) {
      html.raw("<li>").text(note).raw("</li>\n");
    }
    html.raw("</ul>\n");
    list("Methods without probes, in no counter", tree.notRecorded());
    list("Classes that came in several versions", tree.versions());
    html.raw("</section>\n");
  }

  private void list(String what, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    html.raw(items.size() <= FEW ? "<details open><summary>" : "<details><summary>")
        .text(what)
        .raw(": ")
        .number(items.size())
        .raw("</summary><ul class=\"names\">\n");
    for (String item : items.subList(0, Math.min(items.size(), MOST_LISTED))) {
      html.raw("<li>").name(item).raw("</li>\n");
    }
    if (items.size() > MOST_LISTED) {
      html.raw("<li>and ").number(items.size() - MOST_LISTED).raw(" more</li>\n");
    }
    html.raw("</ul></details>\n");
  }

  private void modules(Map<String, CoverageTree> modules) {
    if (modules.isEmpty()) {
      return;
    }
    html.raw("<section aria-labelledby=\"modules\"><h2 id=\"modules\">Modules</h2>\n");
    CounterTable table = new CounterTable(html, true, true);
    table.begin("Modules", "Module", false);
    modules.forEach(
        (name, tree) -> {
          table.row();
          html.name(name);
          table.counters(tree.counters());
        });
    table.end();
    html.raw("</section>\n");
  }

  private void packages(CoverageTree tree, Site site) {
    html.raw("<section aria-labelledby=\"packages\"><h2 id=\"packages\">Packages</h2>\n");
    CounterTable table = new CounterTable(html, true, true);
    table.begin("Packages", "Package", true);
    for (PackageNode node : tree.packages()) {
      table.row();
      page.link(site.page(node), ClassNames.ofPackage(node.name()));
      table.counters(node.counters());
    }
    table.end();
    html.raw("</section>\n");
  }

  private void sessions(List<SessionReport> sessions) {
    html.raw("<section aria-labelledby=\"sessions\"><h2 id=\"sessions\">Sessions</h2>\n");
    if (sessions.size() > MOST_SESSIONS) {
      html.raw("<p class=\"note\">")
          .text(Count.of(sessions.size() - MOST_SESSIONS, "more session"))
          .raw(" count in all figures; <code>kcov4j info</code> lists them.</p>\n");
    }
    for (SessionReport session : sessions.subList(0, Math.min(sessions.size(), MOST_SESSIONS))) {
      html.raw(sessions.size() <= FEW ? "<details open>" : "<details>")
          .raw("<summary>")
          .name(session.name())
          .raw("</summary>\n<dl class=\"facts\">\n");
      AreaFacts.fact(html, "Command line", session.info().commandLine());
      AreaFacts.fact(html, "JVM", session.info().jvm());
      AreaFacts.fact(html, "System", session.info().os());
      AreaFacts.fact(html, "Process", Long.toString(session.info().pid()));
      AreaFacts.fact(html, "Began", AreaFacts.time(session.info().start()));
      AreaFacts.fact(
          html,
          "Ended",
          session.end() == 0
              ? "not in an orderly way, or still runs"
              : "after " + AreaFacts.duration(session.end() - session.info().start()));
      AreaFacts.fact(
          html,
          "Loaded",
          Count.of(session.classes(), "class")
              + " with "
              + Count.of(session.blocks(), "block")
              + " by "
              + Count.of(session.loaders(), "loader")
              + " beside the boot loader");
      AreaFacts.fact(html, "Agent options", session.info().options());
      AreaFacts.fact(html, "Includes", session.info().includes());
      AreaFacts.fact(html, "Excludes", session.info().excludes());
      AreaFacts.fact(html, "kcov4j", session.info().version());
      html.raw("</dl>\n");
      list("Classes left as they were", failures(session));
      html.raw("</details>\n");
    }
    html.raw("</section>\n");
  }

  private static List<String> failures(SessionReport session) {
    List<String> texts = new ArrayList<>();
    for (ClassFailure failure : session.failures()) {
      texts.add(failure.className().replace('/', '.') + ": " + failure.reason());
    }
    return texts;
  }
}
