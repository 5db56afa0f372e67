package org.kcov4j.reader.report.html;

import java.util.List;
import java.util.Optional;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.text.Count;

/** A source file: its classes with their methods, and its lines. */
final class SourcePage {
  /** Up to so many methods stand unfolded above the source. */
  private static final int FEW_METHODS = 16;

  private final SourceUnit unit;
  private final LineHits hits;
  private final HitMeaning meaning;

  /** The method that the line before is of, where there is no source to show. */
  private MethodNode named;

  SourcePage(SourceUnit unit, LineHits hits, HitMeaning meaning) {
    this.unit = unit;
    this.hits = hits;
    this.meaning = meaning;
  }

  /** The id of a class on its page. */
  static String anchor(SourceUnit unit, ClassNode type) {
    return "c" + (unit.classes().indexOf(type) + 1);
  }

  /**
   * Writes the page's content.
   *
   * @param source its lines, where the file was found
   */
  void write(Html html, Optional<List<String>> source) {
    html.raw("<h1>").name(unit.name()).raw("</h1>\n");
    Page.contents(html, "methods", "Methods", "lines", "Lines");
    CounterTiles.of(html, unit.counters(), false);
    html.raw("<section aria-labelledby=\"methods\"><h2 id=\"methods\">Methods</h2>\n");
    boolean few = unit.classes().stream().mapToInt(c -> c.methods().size()).sum() <= FEW_METHODS;
    for (ClassNode type : unit.classes()) {
      methods(html, type, few || source.isEmpty() && type == unit.classes().get(0));
    }
    html.raw("</section>\n<section aria-labelledby=\"lines\"><h2 id=\"lines\">Lines</h2>\n");
    if (unit.lines().size() == 0) {
      html.raw("<p>The class file tells no lines.</p>\n</section>\n");
      return;
    }
    if (source.isEmpty()) {
      html.raw(
          "<p class=\"note\">No source file was found: these are the lines that have code.</p>\n");
    }
    html.raw("<div id=\"threads\"></div>\n");
    legend(html);
    int last = source.map(List::size).orElse(0);
    html.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Lines\">")
        .raw("<table class=\"source\"><thead><tr><th scope=\"col\">Line</th>")
        .raw("<th scope=\"col\"")
        .attribute("title", meaning.meaning)
        .raw(">")
        .text(meaning.label)
        .raw("</th><th scope=\"col\" title=\"branches taken, of all\">Branches</th>")
        .raw("<th scope=\"col\">")
        .raw(source.isPresent() ? "Source" : "Method")
        .raw("</th></tr></thead>\n<tbody>\n");
    if (source.isPresent()) {
      List<String> lines = source.get();
      for (int i = 0; i < lines.size(); i++) {
        line(html, i + 1, lines.get(i));
      }
    }
    known(html, last);
    html.raw("</tbody></table></div>\n</section>\n");
  }

  /** The lines that have code, from behind the last line of the file on. */
  private void known(Html html, int last) {
    Lines lines = unit.lines();
    int before = last;
    for (int i = 0; i < lines.size(); i++) {
      int number = lines.number(i);
      if (number <= last) {
        continue;
      }
      if (number > before + 1) {
        html.raw("<tr class=\"cut\"><th></th><td></td><td></td><td>…</td></tr>\n");
      }
      line(html, number, null);
      before = number;
    }
  }

  private static void legend(Html html) {
    html.raw("<p class=\"legend\"><span class=\"f\">all of the line ran</span> ")
        .raw("<span class=\"p\">a part</span> <span class=\"n\">nothing</span></p>\n");
  }

  private void methods(Html html, ClassNode type, boolean open) {
    html.raw("<details class=\"type\"")
        .attribute("id", anchor(unit, type))
        .raw(open ? " open>" : ">")
        .raw("<summary><h3>")
        .name(ClassNames.simple(type))
        .raw("</h3> <span class=\"small\">")
        .raw(CounterTable.percent(type.counters().instruction()))
        .raw(" of instructions, ")
        .text(Count.of(type.methods().size(), "method"))
        .raw(type.loaded() ? "" : ", never loaded")
        .raw("</span></summary>\n");
    CounterTable table = new CounterTable(html, false, false);
    table.begin("Methods of " + ClassNames.simple(type), "Method", false);
    for (MethodNode method : type.methods()) {
      table.row();
      boolean linked = method.firstLine() != Lines.NONE;
      if (linked) {
        html.raw("<a href=\"#L").raw(method.firstLine()).raw("\">");
      }
      MethodNames.write(html, method.method().name(), method.method().descriptor());
      html.raw(linked ? "</a>" : "");
      table.counters(method.counters());
    }
    table.end();
    html.raw("</details>\n");
  }

  /** A row; without the closing tags that HTML does not ask for, since there may be thousands. */
  private void line(Html html, int number, String text) {
    LineState state = LineState.of(unit.lines(), number);
    html.raw("<tr id=\"L").raw(number);
    if (state == LineState.NONE) {
      html.raw("\"><th>").raw(number).raw("<td><td><td>");
    } else {
      html.raw("\" class=\"").raw(state.style).raw("\"><th>").raw(number).raw("<td>");
      if (state != LineState.NOT) {
        html.raw(meaning.prefix);
      }
      html.number(hits.of(number)).raw("<td>");
      branches(html, number, state);
      html.raw("<td>");
    }
    if (text != null) {
      html.source(text);
    } else if (hits.method(number) != null && hits.method(number) != named) {
      named = hits.method(number);
      html.name(MethodNames.brief(named.method().name(), named.method().descriptor()));
    }
    html.raw("</tr>\n");
  }

  private void branches(Html html, int number, LineState state) {
    Counter branches = unit.lines().branches(unit.lines().indexOf(number));
    if (branches.total() > 0) {
      html.raw(branches.covered()).raw("/").raw(branches.total());
    } else if (state == LineState.PART) {
      html.raw("part");
    }
  }
}
