package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.PackageNode;

/** A package: its classes. */
final class PackagePage {
  private PackagePage() {}

  static void write(Html html, PackageNode node, Site site, Page page) {
    html.raw("<h1>").name(ClassNames.ofPackage(node.name())).raw("</h1>\n");
    CounterTiles.of(html, node.counters(), true);
    CounterTable table = new CounterTable(html, false, true);
    table.begin("Classes", "Class", true);
    for (ClassNode type : node.classes()) {
      SourceUnit unit = site.unit(type);
      table.row();
      page.link(site.page(unit) + '#' + SourcePage.anchor(unit, type), ClassNames.simple(type));
      table.counters(type.counters());
    }
    table.end();
  }
}
