package org.kcov4j.reader.report.html;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kcov4j.reader.diff.MethodGain;
import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.LineRanges;

/** A source file in which two runs differ: its methods, and its lines with some around them. */
final class DiffPage {
  /** So many lines are shown around one that differs. */
  private static final int AROUND = 3;

  private static final int IN_A = 1;
  private static final int IN_B = 2;

  private final Html html;
  private final DiffUnit unit;
  private final TreeMap<Integer, Integer> sides = new TreeMap<>();

  DiffPage(Html html, DiffUnit unit) {
    this.html = html;
    this.unit = unit;
    mark(unit.onlyA(), IN_A);
    mark(unit.onlyB(), IN_B);
  }

  private void mark(List<MethodGain> gains, int side) {
    for (MethodGain gain : gains) {
      gain.lines().forEach(line -> sides.merge(line, side, (x, y) -> x | y));
    }
  }

  /**
   * Writes the page's content.
   *
   * @param source its lines, or null where the file was not found
   */
  void write(List<String> source) {
    html.raw("<h1>").name(unit.name()).raw("</h1>\n");
    methods("Only in A", unit.onlyA());
    methods("Only in B", unit.onlyB());
    if (source != null && !sides.isEmpty()) {
      lines(source);
    }
  }

  private void methods(String title, List<MethodGain> gains) {
    if (gains.isEmpty()) {
      return;
    }
    html.raw("<h2>")
        .text(title)
        .raw("</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\"")
        .attribute("aria-label", title)
        .raw("><table class=\"counters gains sortable\"><caption>")
        .text(title)
        .raw("</caption>\n<thead><tr><th scope=\"col\">Class</th><th scope=\"col\">Method</th>")
        .raw("<th scope=\"col\" class=\"num\">Blocks</th><th scope=\"col\">Lines</th></tr></thead>")
        .raw("\n<tbody>\n");
    for (MethodGain gain : gains) {
      String type = gain.className();
      html.raw("<tr><th scope=\"row\">").name(type.substring(type.lastIndexOf('.') + 1));
      html.raw("</th><td class=\"name\">");
      MethodNames.write(html, gain.method(), gain.descriptor());
      html.raw("</td><td data-v=\"").raw(gain.blocks()).raw("\">");
      html.raw(gain.blocks() == 0 ? "all" : Count.grouped(gain.blocks()));
      html.raw("</td><td>").text(LineRanges.of(gain.lines())).raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private void lines(List<String> source) {
    TreeSet<Integer> shown = new TreeSet<>();
    for (int line : sides.keySet()) {
      for (int i = line - AROUND; i <= line + AROUND; i++) {
        if (i >= 1 && i <= source.size()) {
          shown.add(i);
        }
      }
    }
    html.raw("<h2>Lines</h2>\n<p class=\"legend\"><span class=\"a\">something ran only in A</span>")
        .raw(" <span class=\"b\">only in B</span> <span class=\"ab\">in each</span></p>\n")
        .raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Lines\">")
        .raw("<table class=\"source\"><thead><tr><th scope=\"col\">Line</th>")
        .raw("<th scope=\"col\">Only in</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n");
    int before = 0;
    for (int line : shown) {
      if (line > before + 1) {
        html.raw("<tr class=\"cut\"><th></th><td></td><td>…</td></tr>\n");
      }
      line(line, source.get(line - 1));
      before = line;
    }
    html.raw("</tbody></table></div>\n");
  }

  private void line(int number, String text) {
    int side = sides.getOrDefault(number, 0);
    html.raw(
        switch (side) {
          case 0 -> "<tr><th>";
          case IN_A -> "<tr class=\"a\"><th>";
          case IN_B -> "<tr class=\"b\"><th>";
          default -> "<tr class=\"ab\"><th>";
        });
    html.raw(number).raw("</th><td>");
    html.raw((side & IN_A) == 0 ? "" : "A").raw(side == (IN_A | IN_B) ? " " : "");
    html.raw((side & IN_B) == 0 ? "" : "B").raw("</td><td>").source(text).raw("</td></tr>\n");
  }
}
