package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.diff.MethodGain;
import org.kcov4j.reader.report.source.SourceRoots;

/**
 * The difference of two runs as pages: an overview, and a page for each source file in which they
 * differ.
 */
public final class DiffReport {
  /** The file to look at first. */
  public static final String FILE_NAME = Site.INDEX;

  private final Site site;
  private final String a;
  private final String b;
  private final String footer;
  private final SourceFiles sources;

  /**
   * @param directory to write to; made where it is missing, the pages of an earlier report are
   *     replaced
   * @param a what the one run is called
   * @param b what the other is called
   * @param version of kcov4j, for the foot of each page
   * @param sources where to look for source files
   */
  public DiffReport(Path directory, String a, String b, String version, SourceRoots sources) {
    this.site = new Site(directory);
    this.a = a;
    this.b = b;
    this.footer = "kcov4j " + version;
    this.sources = new SourceFiles(sources);
  }

  /** Writes the pages. */
  public void write(CoverageDiff diff) throws IOException {
    site.writeAssets();
    Map<DiffUnit, String> pages = layOut(units(diff));
    for (Map.Entry<DiffUnit, String> entry : pages.entrySet()) {
      DiffUnit unit = entry.getKey();
      String name = ClassNames.ofPackage(unit.packageName());
      Page page =
          page(entry.getValue(), unit.name(), "assets/source.js").here(name).here(unit.name());
      new DiffPage(page.main(), unit)
          .write(
              unit.hasFile() ? sources.lines(unit.packageName(), unit.name()).orElse(null) : null);
      site.write(entry.getValue(), page.end());
    }
    site.write(Site.CLASSES, classIndex(pages));
    Page page = page(Site.INDEX, "Difference");
    new DiffIndexPage(page.main(), page).write(diff, a, b, pages);
    site.write(Site.INDEX, page.end());
    site.removeStale();
  }

  private Page page(String path, String title, String... scripts) {
    return new Page(path, title, "Difference", footer, scripts);
  }

  /** By package and name. */
  private static Collection<DiffUnit> units(CoverageDiff diff) {
    Map<String, DiffUnit> units = new TreeMap<>();
    Function<MethodGain, DiffUnit> unit =
        gain -> {
          DiffUnit empty = DiffUnit.of(gain);
          return units.computeIfAbsent(empty.packageName() + '\0' + empty.name(), k -> empty);
        };
    diff.onlyA().forEach(gain -> unit.apply(gain).onlyA().add(gain));
    diff.onlyB().forEach(gain -> unit.apply(gain).onlyB().add(gain));
    return units.values();
  }

  private static Map<DiffUnit, String> layOut(Collection<DiffUnit> units) {
    SafeNames folders = new SafeNames();
    Map<String, String> folderOf = new HashMap<>();
    Map<String, SafeNames> namesIn = new HashMap<>();
    Map<DiffUnit, String> pages = new LinkedHashMap<>();
    for (DiffUnit unit : units) {
      String name = unit.packageName().isEmpty() ? "default" : unit.packageName().replace('/', '.');
      String folder = folderOf.computeIfAbsent(name, n -> folders.of(n, ""));
      SafeNames names = namesIn.computeIfAbsent(folder, f -> new SafeNames());
      pages.put(unit, Site.FILES + folder + '/' + names.of(unit.name(), ".html"));
    }
    return pages;
  }

  private static String classIndex(Map<DiffUnit, String> pages) {
    StringBuilder out = new StringBuilder("kcov4j.index([\n");
    pages.forEach(
        (unit, page) -> {
          for (String name : unit.classNames()) {
            JavaScript.string(out, name);
            out.append(',');
            JavaScript.string(out, page);
            out.append(",\n");
          }
        });
    return out.append("]);\n").toString();
  }

  /** How many blocks methods gained. */
  static long blocks(List<MethodGain> gains) {
    return gains.stream().mapToLong(MethodGain::blocks).sum();
  }
}
