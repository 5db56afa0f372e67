package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;

/** Counters as columns of a table that can be sorted. */
final class CounterTable {
  private final Html html;
  private final boolean classes;
  private final boolean methods;

  /**
   * @param classes whether there is a column of classes
   * @param methods whether there is one of methods
   */
  CounterTable(Html html, boolean classes, boolean methods) {
    this.html = html;
    this.classes = classes;
    this.methods = methods;
  }

  /**
   * Begins a table.
   *
   * @param byName whether its rows are in the order of their names
   */
  void begin(String caption, String what, boolean byName) {
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\"")
        .attribute("aria-label", caption)
        .raw("><table class=\"counters sortable\"><caption>")
        .text(caption)
        .raw("</caption>\n<thead><tr><th scope=\"col\"")
        .raw(byName ? " aria-sort=\"ascending\">" : ">")
        .text(what)
        .raw("</th>");
    column("Instructions", "num");
    column("%", "num pct");
    column("Branches", "num");
    column("%", "num pct");
    column("Lines", "num");
    column("Complexity", "num");
    if (methods) {
      column("Methods", "num");
    }
    if (classes) {
      column("Classes", "num");
    }
    html.raw("</tr></thead>\n<tbody>\n");
  }

  private void column(String name, String kind) {
    html.raw("<th scope=\"col\" class=\"").raw(kind).raw("\">").text(name).raw("</th>");
  }

  /** Begins a row: the cell with its name comes next, up to {@link #counters}. */
  void row() {
    html.raw("<tr><th scope=\"row\">");
  }

  /** Ends a row. */
  void counters(Counters counters) {
    html.raw("</th>");
    withBar(counters.instruction());
    withBar(counters.branch());
    plain(counters.line());
    plain(counters.complexity());
    if (methods) {
      plain(counters.method());
    }
    if (classes) {
      plain(counters.type());
    }
    html.raw("</tr>\n");
  }

  void end() {
    html.raw("</tbody></table></div>\n");
  }

  private void withBar(Counter counter) {
    if (counter.total() == 0) {
      html.raw("<td data-v=\"-1\" class=\"none\">–</td><td data-v=\"-1\"></td>");
      return;
    }
    plain(counter);
    html.raw("<td class=\"pct\" data-v=\"").raw(sortable(counter)).raw("\">");
    bar(html, counter);
    html.raw(percent(counter)).raw("</td>");
  }

  private void plain(Counter counter) {
    if (counter.total() == 0) {
      html.raw("<td data-v=\"-1\" class=\"none\">–</td>");
      return;
    }
    html.raw("<td data-v=\"")
        .raw(counter.missed())
        .raw("\">")
        .number(counter.covered())
        .raw("<span class=\"of\">/")
        .number(counter.total())
        .raw("</span></td>");
  }

  /** A bar of one counter; what it says stands beside it as text. */
  static void bar(Html html, Counter counter) {
    html.raw("<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:")
        .raw(percent(counter, "%"))
        .raw("\"></i></span>");
  }

  private static String sortable(Counter counter) {
    return Double.toString((double) counter.covered() / counter.total());
  }

  /** How much was covered; rounded, but only all is 100 % and only nothing is 0 %. */
  static String percent(Counter counter) {
    return percent(counter, "&#8239;%");
  }

  private static String percent(Counter counter, String sign) {
    if (counter.total() == 0) {
      return "–";
    }
    if (counter.missed() == 0) {
      return "100" + sign;
    }
    long tenths = Math.round(1000.0 * counter.covered() / counter.total());
    tenths = Math.max(counter.covered() == 0 ? 0 : 1, Math.min(999, tenths));
    return tenths / 10 + "." + tenths % 10 + sign;
  }
}
