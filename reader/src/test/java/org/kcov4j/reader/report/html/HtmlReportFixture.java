package org.kcov4j.reader.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;

/** Writes reports of made sessions; every link in them leads somewhere. */
abstract class HtmlReportFixture {
  @TempDir Path directory;

  CoverageTree tree;
  Map<String, CoverageTree> modules = Map.of();

  Pages report(Path... sessions) throws Exception {
    return report(HtmlReport.AREA_PAGES, 1_000, sessions);
  }

  Pages report(int areaPages, int areaRows, Path... sessions) throws Exception {
    Path output = directory.resolve("report");
    Path sources = Files.createDirectories(directory.resolve("src"));
    HtmlReport report =
        new HtmlReport(
            output,
            "a <title>",
            "kcov4j 1.2.3",
            new SourceRoots(List.of(sources)),
            areaPages,
            areaRows);
    Coverage coverage = new Coverage();
    for (Path directory : sessions) {
      Session session = Session.open(directory);
      coverage.add(session, pcs -> {});
      report.add(session);
    }
    tree = CoverageTree.of(coverage);
    report.write(coverage, tree, modules, List.of("a note", "a <b>warning</b>"));
    Pages pages = new Pages(output);
    pages.checkLinks();
    return pages;
  }

  Path calc() throws Exception {
    return Samples.calc(directory.resolve("calc")).write();
  }
}
