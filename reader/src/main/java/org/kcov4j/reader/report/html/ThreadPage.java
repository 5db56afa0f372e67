package org.kcov4j.reader.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.coverage.ClassCoverage;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.AreaMode;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.text.Count;

/** An area: what its thread ran, and in which order. */
final class ThreadPage {
  /** Up to so many methods are listed on a page; where there are more, classes only. */
  private static final int MOST_METHODS = 4_000;

  /** Up to so many classes are unfolded from the start. */
  private static final int FEW_CLASSES = 40;

  private final AreaReport report;
  private final Site site;
  private final Html html;
  private final Page page;
  private final List<PackageRun> packages = new ArrayList<>();
  private int methods;
  private int classes;
  private Counters counters = Counters.EMPTY;

  private record PackageRun(PackageNode node, List<ClassRun> classes) {}

  private record ClassRun(ClassNode inTree, ClassNode ran) {}

  ThreadPage(AreaReport report, Site site, Html html, Page page) {
    this.report = report;
    this.site = site;
    this.html = html;
    this.page = page;
  }

  /** The address of each class of the area's trace, as the last part of its script. */
  static String addresses(AreaReport report, Map<ClassVersion, String> pages) {
    StringBuilder out = new StringBuilder("kcov4j.classes([\n");
    for (ClassVersion type : report.trace().classes()) {
      JavaScript.string(out, type.name().replace('/', '.'));
      out.append(',');
      JavaScript.string(out, pages.getOrDefault(type, ""));
      out.append(",\n");
    }
    return out.append("],").append(report.number()).append(");\n").toString();
  }

  /**
   * Writes the page's content.
   *
   * @param coverage of each class in the tree, by identity
   * @return what the area ran, of the classes it ran anything of
   */
  Counters write(CoverageTree tree, Map<ClassRecord, ClassCoverage> coverage) {
    collect(tree, coverage);
    AreaInfo area = report.area();
    html.raw("<h1>").name(area.threadName()).raw("</h1>\n");
    Page.contents(html, "order", "Call order", "ran", "What it ran");
    html.raw("<dl class=\"facts\">\n");
    AreaFacts.fact(
        html, "Thread", (area.virtual() ? "virtual, " : "") + "number " + area.threadId());
    AreaFacts.fact(html, "Area", area.number() + ", mode " + area.mode().label());
    AreaFacts.fact(
        html,
        "Recorded",
        Count.of(area.readable(), "PC") + " in " + Count.of(area.fileWords(), "word"));
    AreaFacts.fact(html, "State", AreaFacts.state(area));
    AreaFacts.fact(html, "Made", AreaFacts.time(area.start()));
    AreaFacts.fact(
        html,
        "Ended",
        area.end() == 0 ? "" : "after " + AreaFacts.duration(area.end() - area.start()));
    AreaFacts.fact(
        html,
        "Ran",
        Count.of(counters.line().covered(), "line")
            + " of "
            + Count.of(methods, "method")
            + " in "
            + Count.of(classes, "class"));
    html.raw("</dl>\n");
    callOrder(area);
    whatItRan();
    return counters;
  }

  private void callOrder(AreaInfo area) {
    html.raw(
        "<section aria-labelledby=\"order\"><h2 id=\"order\">Call order</h2>\n<p class=\"note\">");
    html.text(
        area.everUnique() || area.mode() == AreaMode.UNIQUE
            ? "Each block stands where it ran first; later runs of it were not recorded."
            : "Every block in the order in which it ran.");
    html.raw(
        " Indented is what a method called before it came to its last block. ↳ marks a method that"
            + " goes on, ⋯ one that goes on and whose caller is not known.");
    if (report.trace().firstLeft() > 0) {
      html.raw(" This trace is long: PCs ")
          .number(report.trace().firstLeft())
          .raw(" to ")
          .number(report.trace().lastLeft())
          .raw(" are left out here; <code>kcov4j trace</code> prints all.");
    }
    html.raw("</p>\n<div id=\"trace\"><noscript><p>The call order needs JavaScript.</p></noscript>")
        .raw("</div>\n</section>\n");
  }

  private void collect(CoverageTree tree, Map<ClassRecord, ClassCoverage> coverage) {
    for (PackageNode node : tree.packages()) {
      List<ClassRun> ran = new ArrayList<>();
      for (ClassNode type : node.classes()) {
        ClassCoverage whole = coverage.get(type.type());
        if (report.blocks().anyOf(whole)) {
          ClassNode its = report.blocks().of(whole);
          ran.add(new ClassRun(type, its));
          counters = counters.plus(its.counters());
          methods += its.counters().method().covered();
        }
      }
      if (!ran.isEmpty()) {
        packages.add(new PackageRun(node, ran));
        classes += ran.size();
      }
    }
  }

  private void whatItRan() {
    html.raw("<section aria-labelledby=\"ran\"><h2 id=\"ran\">What it ran</h2>\n");
    if (methods > MOST_METHODS) {
      html.raw("<p class=\"note\">Methods are on the pages of the classes: there are ")
          .number(methods)
          .raw(".</p>\n");
    }
    for (PackageRun node : packages) {
      html.raw(
              classes <= FEW_CLASSES ? "<details class=\"tree\" open>" : "<details class=\"tree\">")
          .raw("<summary>")
          .name(ClassNames.ofPackage(node.node.name()))
          .raw(" <span class=\"small\">")
          .text(Count.of(node.classes.size(), "class"))
          .raw("</span></summary><ul>\n");
      node.classes.forEach(this::type);
      html.raw("</ul></details>\n");
    }
    html.raw("</section>\n");
  }

  private void type(ClassRun run) {
    SourceUnit unit = site.unit(run.inTree);
    String path = site.page(unit) + "?thread=" + report.number();
    boolean withMethods = methods <= MOST_METHODS;
    html.raw(withMethods ? "<li><details><summary>" : "<li>");
    page.link(path + '#' + SourcePage.anchor(unit, run.inTree), ClassNames.simple(run.inTree));
    html.raw(" <span class=\"small\">")
        .number(run.ran.counters().line().covered())
        .raw(" of ")
        .text(Count.of(run.ran.counters().line().total(), "line"))
        .raw("</span>");
    if (!withMethods) {
      html.raw("</li>\n");
      return;
    }
    html.raw("</summary><ul>\n");
    for (MethodNode method : run.ran.methods()) {
      if (method.counters().instruction().covered() > 0) {
        html.raw("<li>");
        String signature = MethodNames.brief(method.method().name(), method.method().descriptor());
        if (method.firstLine() > 0) {
          page.link(path + "#L" + method.firstLine(), signature);
        } else {
          html.name(signature);
        }
        html.raw(" <span class=\"small\">")
            .raw(CounterTable.percent(method.counters().instruction()))
            .raw("</span></li>\n");
      }
    }
    html.raw("</ul></details></li>\n");
  }
}
