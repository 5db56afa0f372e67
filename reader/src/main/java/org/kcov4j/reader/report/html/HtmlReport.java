package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcov4j.reader.coverage.ClassCoverage;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.session.Session;

/**
 * Coverage as pages: an overview, a page for each package, source file and area. First sessions are
 * added, then {@link #write} is called, once.
 */
public final class HtmlReport {
  /** The file to look at first. */
  public static final String FILE_NAME = Site.INDEX;

  /** So many areas get a page of their own; all count. */
  static final int AREA_PAGES = 500;

  /** So many stays in methods are shown of an area. */
  private static final int AREA_ROWS = 20_000;

  private final String title;
  private final String footer;
  private final SourceFiles sources;
  private final Site site;
  private final AreaCollector areas;

  /**
   * @param directory to write to; made where it is missing, the pages of an earlier report are
   *     replaced
   * @param title of the report
   * @param footer text at the foot of each page
   * @param sources where to look for source files
   */
  public HtmlReport(Path directory, String title, String footer, SourceRoots sources) {
    this(directory, title, footer, sources, AREA_PAGES, AREA_ROWS);
  }

  HtmlReport(
      Path directory,
      String title,
      String footer,
      SourceRoots sources,
      int areaPages,
      int areaRows) {
    this.title = title;
    this.footer = footer;
    this.sources = new SourceFiles(sources);
    this.site = new Site(directory);
    this.areas = new AreaCollector(site, areaPages, areaRows);
  }

  /**
   * Reads what each area of a session ran, and in which order, in one pass over it.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if an area cannot be read
   */
  public void add(Session session) throws IOException {
    areas.add(session);
  }

  /**
   * Writes the pages.
   *
   * @param coverage of the sessions that were added
   * @param tree of that coverage
   * @param modules parts of the program by name, for a table of their own in the overview; may be
   *     empty
   * @param notes what a reader must know to trust the figures, for the overview
   */
  public void write(
      Coverage coverage, CoverageTree tree, Map<String, CoverageTree> modules, List<String> notes)
      throws IOException {
    site.layOut(tree);
    site.writeAssets();
    Map<ClassRecord, ClassCoverage> byType = new IdentityHashMap<>();
    coverage.classes().forEach(c -> byType.put(c.type(), c));
    for (PackageNode node : tree.packages()) {
      writePackage(node, byType);
    }
    site.write(Site.CLASSES, classIndex(tree));
    Map<AreaReport, Counters> ran = writeThreads(tree, byType);
    Page page = page(Site.INDEX, title);
    Html html = page.main();
    new IndexPage(html, page).write(title, tree, modules, site, areas, notes, ran);
    site.write(Site.INDEX, page.end());
    site.removeStale();
  }

  private Page page(String path, String pageTitle, String... scripts) {
    return new Page(path, pageTitle, title, footer, scripts);
  }

  private void writePackage(PackageNode node, Map<ClassRecord, ClassCoverage> byType)
      throws IOException {
    String name = ClassNames.ofPackage(node.name());
    Page page = page(site.page(node), name).here(name);
    PackagePage.write(page.main(), node, site, page);
    site.write(site.page(node), page.end());
    LineHits hits = new LineHits();
    ThreadData threads = new ThreadData(areas.reports(), byType);
    for (SourceUnit unit : site.units(node)) {
      hits.clear();
      for (ClassNode type : unit.classes()) {
        hits.add(type, byType.get(type.type()));
      }
      String path = site.page(unit);
      Optional<String> data = threads.of(unit);
      String[] scripts =
          data.isPresent()
              ? new String[] {Site.data(path), "assets/source.js"}
              : new String[] {"assets/source.js"};
      Page source = page(path, unit.name(), scripts).crumb(site.page(node), name).here(unit.name());
      new SourcePage(unit, hits, areas.hits())
          .write(
              source.main(),
              unit.hasFile() ? sources.lines(unit.packageName(), unit.name()) : Optional.empty());
      site.write(path, source.end());
      if (data.isPresent()) {
        site.write(Site.data(path), data.get());
      }
    }
  }

  private Map<AreaReport, Counters> writeThreads(
      CoverageTree tree, Map<ClassRecord, ClassCoverage> byType) throws IOException {
    Map<ClassVersion, String> pages = site.pagesByVersion();
    Map<AreaReport, Counters> ran = new IdentityHashMap<>();
    for (AreaReport area : areas.reports()) {
      Files.writeString(
          site.file(area.script()),
          ThreadPage.addresses(area, pages),
          StandardCharsets.US_ASCII,
          StandardOpenOption.APPEND);
      String name = area.area().threadName();
      Page page =
          page(area.page(), name, "assets/trace.js", area.script())
              .crumb(Site.INDEX + "#areas", "Threads")
              .here(name);
      ran.put(area, new ThreadPage(area, site, page.main(), page).write(tree, byType));
      site.write(area.page(), page.end());
    }
    return ran;
  }

  /** Names and addresses of all classes, for the search box of each page. */
  private String classIndex(CoverageTree tree) {
    StringBuilder out = new StringBuilder("kcov4j.index([\n");
    for (PackageNode node : tree.packages()) {
      for (ClassNode type : node.classes()) {
        SourceUnit unit = site.unit(type);
        JavaScript.string(out, type.type().javaName());
        out.append(',');
        JavaScript.string(out, site.page(unit) + '#' + SourcePage.anchor(unit, type));
        out.append(",\n");
      }
    }
    return out.append("]);\n").toString();
  }
}
