package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;

/** The counters of a page's subject, at its head. */
final class CounterTiles {
  private CounterTiles() {}

  static void of(Html html, Counters counters, boolean classes) {
    html.raw("<dl class=\"tiles\">\n");
    tile(html, "Instructions", counters.instruction());
    tile(html, "Branches", counters.branch());
    tile(html, "Lines", counters.line());
    tile(html, "Complexity", counters.complexity());
    tile(html, "Methods", counters.method());
    if (classes) {
      tile(html, "Classes", counters.type());
    }
    html.raw("</dl>\n");
  }

  private static void tile(Html html, String name, Counter counter) {
    html.raw("<div><dt>").text(name).raw("</dt><dd><b>").raw(CounterTable.percent(counter));
    html.raw("</b> ");
    if (counter.total() > 0) {
      CounterTable.bar(html, counter);
    }
    html.raw("<span class=\"small\">")
        .number(counter.covered())
        .raw(" of ")
        .number(counter.total())
        .raw("</span></dd></div>\n");
  }
}
