package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;

/** A report takes the place of an earlier one, and of nothing else. */
class StalePagesTest {
  private static final List<String> OF_OTHER =
      List.of(
          "index.html",
          "packages",
          "packages/org.other",
          "packages/org.other/Other.java.html",
          "packages/org.other/Other.java.js",
          "packages/org.other/index.html",
          "threads",
          "threads/0001-only.html",
          "threads/0001-only.js");

  @TempDir Path directory;

  private Path report;

  @BeforeEach
  void setUp() {
    report = directory.resolve("report");
  }

  private Path calc() throws IOException {
    Path calc = directory.resolve("calc");
    return Files.exists(calc) ? calc : Samples.calc(calc).write();
  }

  private Path other() throws IOException {
    ClassFixture type = new ClassFixture("org/other/Other");
    ClassFixture.Method method = type.method("run", "()V").block(0, 4, 1, 1);
    return new SessionFixture(directory.resolve("other"))
        .add(type)
        .area("only", SessionFixture.PC, 9, method.pc(0))
        .write();
  }

  private void report(Path directory) throws IOException {
    HtmlReport html = new HtmlReport(report, "title", "foot", new SourceRoots(List.of()));
    Session session = Session.open(directory);
    Coverage coverage = new Coverage();
    coverage.add(session, pcs -> {});
    html.add(session);
    html.write(coverage, CoverageTree.of(coverage), Map.of(), List.of());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files
          .filter(f -> !f.equals(report))
          .map(f -> report.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.startsWith("assets"))
          .sorted()
          .toList();
    }
  }

  @Test
  void shouldRemoveThePagesOfAnEarlierReport() throws Exception {
    report(calc());
    assertThat(files()).contains("packages/com.acme/Calc.java.html", "threads/0001-main.js");

    report(other());

    assertThat(files()).isEqualTo(OF_OTHER);
  }

  @Test
  void shouldRemoveThePagesOfADifference() throws Exception {
    ClassFixture type = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(type);
    Path run =
        new SessionFixture(directory.resolve("a"))
            .add(type)
            .area("main", SessionFixture.PC, 9, abs.pc(0))
            .write();
    Coverage a = new Coverage();
    a.add(Session.open(run), pcs -> {});
    new DiffReport(report, "a", "b", "1", new SourceRoots(List.of()))
        .write(CoverageDiff.of(a, new Coverage()));
    assertThat(files()).contains("files/com.acme/Calc.java.html");

    report(other());

    assertThat(files()).isEqualTo(OF_OTHER);
  }

  @Test
  void shouldBeReplacedByADifference() throws Exception {
    report(calc());

    new DiffReport(report, "a", "b", "1", new SourceRoots(List.of()))
        .write(CoverageDiff.of(new Coverage(), new Coverage()));

    assertThat(files()).containsExactly("index.html");
  }

  @Test
  void shouldTouchNoFilesOfOthers() throws Exception {
    report(calc());
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path page = report.resolve("packages/com.acme/Calc.java.html");
    Files.copy(page, outside.resolve("Calc.java.html"));
    Files.copy(page, report.resolve("Calc.html"));
    Files.copy(page, Files.createDirectory(report.resolve("old")).resolve("Calc.java.html"));
    Files.copy(page, report.resolve("packages/com.acme/Calc.txt"));
    Files.writeString(report.resolve("packages/mine.html"), "<html><body>mine</body></html>");
    Files.writeString(report.resolve("threads/mine.js"), "let kcov4j;");
    Files.writeString(report.resolve("threads/empty.html"), "");
    Files.createDirectory(report.resolve("threads/empty"));
    Files.createSymbolicLink(report.resolve("packages/link"), outside);
    Files.createSymbolicLink(report.resolve("packages/link.html"), page);
    Files.createSymbolicLink(report.resolve("files"), outside);

    report(other());

    assertThat(outside.resolve("Calc.java.html")).exists();
    assertThat(files())
        .containsAll(OF_OTHER)
        .doesNotContain("packages/com.acme/Calc.java.html", "packages/com.acme/index.html")
        .contains(
            "Calc.html",
            "old/Calc.java.html",
            "packages/com.acme/Calc.txt",
            "packages/mine.html",
            "packages/link",
            "packages/link.html",
            "threads/mine.js",
            "threads/empty.html",
            "threads/empty",
            "files");
  }

  @Test
  void shouldWriteTheSameAgain() throws Exception {
    report(calc());
    List<String> first = files();

    report(calc());

    assertThat(files()).isEqualTo(first);
    new Pages(report).checkLinks();
  }
}
