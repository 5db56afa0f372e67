package org.kcov4j.reader.report.html;

import java.util.List;
import java.util.Map;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.diff.MethodGain;
import org.kcov4j.reader.text.Count;

/** The overview of a difference: how much there is on each side, and in which files. */
final class DiffIndexPage {
  private final Html html;
  private final Page page;

  DiffIndexPage(Html html, Page page) {
    this.html = html;
    this.page = page;
  }

  /** Writes the page's content. */
  void write(CoverageDiff diff, String a, String b, Map<DiffUnit, String> pages) {
    html.raw("<h1>What A and B cover alone</h1>\n<dl class=\"facts\">\n");
    AreaFacts.fact(html, "A", a);
    AreaFacts.fact(html, "B", b);
    html.raw("</dl>\n<dl class=\"tiles\">\n");
    tile("Only in A", "a", diff.onlyA());
    tile("Only in B", "b", diff.onlyB());
    html.raw("</dl>\n");
    changed(diff.changed());
    if (pages.isEmpty()) {
      html.raw("<p>A and B cover the same.</p>\n");
    } else {
      files(pages);
    }
  }

  private void tile(String title, String style, List<MethodGain> gains) {
    html.raw("<div class=\"").raw(style).raw("\"><dt>").text(title).raw("</dt><dd><b>");
    html.text(Count.of(DiffReport.blocks(gains), "block")).raw("</b> ");
    html.raw("<span class=\"small\">in ").text(Count.of(gains.size(), "method"));
    html.raw("</span></dd></div>\n");
  }

  private void changed(List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    html.raw("<section class=\"notes\"><details><summary>Other class files, compared by methods: ")
        .number(names.size())
        .raw("</summary><ul class=\"names\">\n");
    for (String name : names) {
      html.raw("<li>").name(name).raw("</li>\n");
    }
    html.raw("</ul></details></section>\n");
  }

  private void files(Map<DiffUnit, String> pages) {
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Files\">")
        .raw("<table class=\"counters sortable\"><caption>Files</caption>\n<thead><tr>")
        .raw("<th scope=\"col\" aria-sort=\"ascending\">Package</th><th scope=\"col\">File</th>")
        .raw("<th scope=\"col\" class=\"num\">Blocks only in A</th>")
        .raw("<th scope=\"col\" class=\"num\">Methods</th>")
        .raw("<th scope=\"col\" class=\"num\">Blocks only in B</th>")
        .raw("<th scope=\"col\" class=\"num\">Methods</th></tr></thead>\n<tbody>\n");
    pages.forEach(
        (unit, path) -> {
          html.raw("<tr><th scope=\"row\">").name(ClassNames.ofPackage(unit.packageName()));
          html.raw("</th><td class=\"name\">");
          page.link(path, unit.name());
          html.raw("</td>");
          side(unit.onlyA());
          side(unit.onlyB());
          html.raw("</tr>\n");
        });
    html.raw("</tbody></table></div>\n");
  }

  private void side(List<MethodGain> gains) {
    value(DiffReport.blocks(gains), gains.isEmpty());
    value(gains.size(), gains.isEmpty());
  }

  private void value(long number, boolean none) {
    html.raw("<td data-v=\"").raw(number).raw(none ? "\" class=\"none\">" : "\">");
    html.raw(none ? "–" : Count.grouped(number)).raw("</td>");
  }
}
