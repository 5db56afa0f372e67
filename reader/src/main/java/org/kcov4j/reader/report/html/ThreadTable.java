package org.kcov4j.reader.report.html;

import java.util.HashMap;
import java.util.Map;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.text.Count;

/** The threads of all sessions, in the overview. */
final class ThreadTable {
  /** So many are listed; a program that starts a thread for each request may have a million. */
  static final int MOST = 1_000;

  private final Html html;
  private final Page page;

  ThreadTable(Html html, Page page) {
    this.html = html;
    this.page = page;
  }

  /**
   * Writes the table.
   *
   * @param ran what each area with a page ran
   */
  void write(AreaCollector collector, Map<AreaReport, Counters> ran) {
    html.raw("<section aria-labelledby=\"areas\"><h2 id=\"areas\">Threads</h2>\n");
    long all = collector.sessions().stream().mapToLong(s -> s.areas().size()).sum();
    note(collector.left(), "more area", " count in all figures but have no page.");
    note(all - MOST, "more area", " are not listed here; <code>kcov4j info</code> lists all.");
    boolean several = collector.sessions().size() > 1;
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Threads\">")
        .raw("<table class=\"sortable\"><caption>Threads</caption>\n<thead><tr>")
        .raw("<th scope=\"col\">Thread</th>")
        .raw("<th scope=\"col\" class=\"num\">Number</th>")
        .raw(several ? "<th scope=\"col\">Session</th>" : "")
        .raw("<th scope=\"col\">Mode</th><th scope=\"col\" class=\"num\">PCs</th>")
        .raw("<th scope=\"col\" class=\"num\">Words</th>")
        .raw("<th scope=\"col\" class=\"num\">Lines ran</th>")
        .raw("<th scope=\"col\" class=\"num\">Methods ran</th>")
        .raw("<th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
    Map<AreaInfo, AreaReport> pages = new HashMap<>();
    collector.reports().forEach(r -> pages.put(r.area(), r));
    int listed = 0;
    for (SessionReport session : collector.sessions()) {
      for (AreaInfo area : session.areas()) {
        if (listed++ < MOST) {
          AreaReport report = pages.get(area);
          row(area, report, several ? session.name() : null, ran.get(report));
        }
      }
    }
    html.raw("</tbody></table></div>\n</section>\n");
  }

  private void note(long count, String what, String rest) {
    if (count > 0) {
      html.raw("<p class=\"note\">").text(Count.of(count, what)).raw(rest).raw("</p>\n");
    }
  }

  private void row(AreaInfo area, AreaReport report, String session, Counters ran) {
    html.raw("<tr><th scope=\"row\">");
    if (report == null) {
      html.name(area.threadName());
    } else {
      page.link(report.page(), area.threadName());
    }
    html.raw("</th>");
    value(area.threadId(), (area.virtual() ? "v" : "") + area.threadId());
    if (session != null) {
      html.raw("<td>").name(session).raw("</td>");
    }
    html.raw("<td>").text(area.mode().label()).raw("</td>");
    value(area.readable(), Count.grouped(area.readable()));
    value(area.fileWords(), area.missing() ? "–" : Count.grouped(area.fileWords()));
    if (ran == null) {
      html.raw("<td data-v=\"-1\" class=\"none\">–</td><td data-v=\"-1\" class=\"none\">–</td>");
    } else {
      value(ran.line().covered(), Count.grouped(ran.line().covered()));
      value(ran.method().covered(), Count.grouped(ran.method().covered()));
    }
    html.raw("<td>").text(AreaFacts.state(area)).raw("</td></tr>\n");
  }

  private void value(long sorted, String shown) {
    html.raw("<td data-v=\"").raw(sorted).raw("\">").text(shown).raw("</td>");
  }
}
