package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.session.ClassVersion;

/**
 * Where each page is. Paths are relative to the report's directory, with slashes.
 *
 * <pre>
 * index.html
 * assets/                     style, scripts, names of all classes
 * packages/com.acme/          index.html, and a page and its data for each source file
 * threads/                    a page and its data for each area
 * files/com.acme/             instead, in the difference of two runs: a page for each source file
 * </pre>
 */
final class Site {
  static final String INDEX = "index.html";
  static final String THREADS = "threads/";
  static final String CLASSES = "assets/classes.js";
  static final String FILES = "files/";
  private static final String PACKAGES = "packages/";
  private static final List<String> ASSETS =
      List.of("kcov4j.css", "kcov4j.js", "source.js", "trace.js");

  private final Path directory;
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> written = new HashSet<>();
  private final SafeNames packageNames = new SafeNames();
  private final Map<PackageNode, String> packages = new IdentityHashMap<>();
  private final Map<SourceUnit, String> units = new IdentityHashMap<>();
  private final Map<PackageNode, List<SourceUnit>> unitsOf = new IdentityHashMap<>();
  private final Map<ClassNode, SourceUnit> unitOf = new IdentityHashMap<>();
  private final Map<ClassVersion, String> byVersion = new HashMap<>();

  Site(Path directory) {
    this.directory = directory;
  }

  /** Gives each package and source file of a tree its place. */
  void layOut(CoverageTree tree) {
    for (PackageNode node : tree.packages()) {
      String name = node.name().isEmpty() ? "default" : node.name().replace('/', '.');
      String folder = PACKAGES + packageNames.of(name, "") + '/';
      packages.put(node, folder + INDEX);
      SafeNames files = new SafeNames();
      files.of("index", ".html");
      List<SourceUnit> itsUnits = SourceUnit.of(node);
      unitsOf.put(node, itsUnits);
      for (SourceUnit unit : itsUnits) {
        String page = folder + files.of(unit.name(), ".html");
        units.put(unit, page);
        for (ClassNode type : unit.classes()) {
          unitOf.put(type, unit);
          byVersion.put(ClassVersion.of(type.type()), page);
        }
      }
    }
  }

  String page(PackageNode node) {
    return packages.get(node);
  }

  List<SourceUnit> units(PackageNode node) {
    return unitsOf.get(node);
  }

  SourceUnit unit(ClassNode type) {
    return unitOf.get(type);
  }

  String page(SourceUnit unit) {
    return units.get(unit);
  }

  /** The script with the threads of a page of source. */
  static String data(String page) {
    return page.substring(0, page.length() - ".html".length()) + ".js";
  }

  /** The page of each class that has one. */
  Map<ClassVersion, String> pagesByVersion() {
    return byVersion;
  }

  /** From the page at a path to the report's directory: empty, or {@code ../} so many times. */
  static String root(String page) {
    return "../".repeat((int) page.chars().filter(c -> c == '/').count());
  }

  /** Where to write a file, which belongs to this report then. */
  Path file(String path) {
    Path file = directory.resolve(path);
    written.add(file);
    return file;
  }

  void write(String path, CharSequence content) throws IOException {
    Path file = file(path);
    if (folders.add(file.getParent())) {
      Files.createDirectories(file.getParent());
    }
    Files.write(file, content.toString().getBytes(StandardCharsets.UTF_8));
  }

  void writeAssets() throws IOException {
    for (String name : ASSETS) {
      try (InputStream in = Site.class.getResourceAsStream(name)) {
        write("assets/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** Removes what is left of an earlier report in this directory, once this one is written. */
  void removeStale() throws IOException {
    StalePages stale = new StalePages(written);
    for (String folder : List.of(PACKAGES, THREADS, FILES)) {
      stale.removeBelow(directory.resolve(folder));
    }
  }
}
