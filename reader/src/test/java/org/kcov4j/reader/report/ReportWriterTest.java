package org.kcov4j.reader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.fixture.CompiledClasses;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;

class ReportWriterTest {
  @TempDir Path directory;

  private Path classes(String name, String source) throws IOException {
    return CompiledClasses.compile(
        directory.resolve("m" + name.replace('.', '-')), Map.of(name, source));
  }

  /** The program has two modules, of which one ran, and a class that belongs to neither. */
  private void write(Set<ReportFormat> formats) throws IOException {
    Path core = classes("a.Core", "package a; class Core { int one() { return 1; } }");
    Path web = classes("b.Web", "package b; class Web { int two() { return 2; } }");
    Path other = classes("c.Test", "package c; class Test { int three() { return 3; } }");
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(CompiledClasses.describe(core.resolve("a/Core.class")))
            .add(CompiledClasses.describe(other.resolve("c/Test.class")))
            .write();
    ReportWriter writer =
        new ReportWriter(
            new ReportSpec(
                directory.resolve("r"),
                formats,
                "all",
                "(c) Acme",
                "1.2",
                new SourceRoots(List.of())));
    Coverage ran = new Coverage();
    Session read = Session.open(session);
    ran.add(read, pcs -> {});
    writer.add(read);
    Map<String, CoverageTree> modules = new LinkedHashMap<>();
    modules.put("web", CoverageTree.of(ran.of(new ClassFiles(List.of(web)))));
    modules.put("core", CoverageTree.of(ran.of(new ClassFiles(List.of(core)))));
    Coverage given = ran.of(new ClassFiles(List.of(core, web)));
    writer.write(given, CoverageTree.of(given), modules);
  }

  private String text(ReportFormat format) throws IOException {
    return Files.readString(directory.resolve("r").resolve(format.fileName()));
  }

  @Test
  void shouldWriteEachFormatThatWasAskedFor() throws Exception {
    write(EnumSet.allOf(ReportFormat.class));

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(directory.resolve("r").resolve(format.fileName())).isNotEmptyFile();
    }
  }

  @Test
  void shouldShowModulesAsGroupsAndOnlyTheClassesGiven() throws Exception {
    write(EnumSet.of(ReportFormat.XML, ReportFormat.CSV));

    assertThat(text(ReportFormat.CSV).lines().skip(1).map(l -> l.split(",")[0] + l.split(",")[2]))
        .containsExactly("all/webWeb", "all/coreCore");
    assertThat(text(ReportFormat.XML))
        .containsSubsequence("<report name=\"all\"", "<group name=\"web\"", "<group name=\"core\"")
        .doesNotContain("c/Test");
    assertThat(Files.list(directory.resolve("r"))).hasSize(2);
  }

  @Test
  void shouldEndEachPageWithTheFooter() throws Exception {
    write(EnumSet.of(ReportFormat.HTML));

    assertThat(Jsoup.parse(text(ReportFormat.HTML)).select("footer").text())
        .isEqualTo("(c) Acme · kcov4j 1.2");
    assertThat(Jsoup.parse(text(ReportFormat.HTML)).text()).doesNotContain("c.Test");
  }

  @Test
  void shouldCountAClassThatSeveralModulesHaveForTheOneThatItRanOf() throws Exception {
    String source = "package a; class Main { String name() { return %s; } }";
    Path core =
        CompiledClasses.compile(
            directory.resolve("core"), Map.of("a.Main", source.formatted("\"core\"")));
    Path web =
        CompiledClasses.compile(
            directory.resolve("web"), Map.of("a.Main", source.formatted("\"web\"")));
    Coverage ran = new Coverage();
    ran.add(
        Session.open(
            new SessionFixture(directory.resolve("s"))
                .add(CompiledClasses.describe(core.resolve("a/Main.class")))
                .write()),
        pcs -> {});
    Coverage whole = ran.of(new ClassFiles(List.of(core, web)));

    Coverage ofCore = ran.of(new ClassFiles(List.of(core)), whole);
    Coverage ofWeb = ran.of(new ClassFiles(List.of(web)), whole);

    assertThat(ofCore.classes()).hasSize(1).allMatch(c -> c.isLoaded());
    assertThat(ofWeb.classes()).hasSize(1).noneMatch(c -> c.isLoaded());
    assertThat(ofWeb.otherFiles()).isEmpty();
    // By itself, it ran from another class file.
    assertThat(ran.of(new ClassFiles(List.of(web))).otherFiles()).containsExactly("a.Main");
  }

  @Test
  void shouldKnowFormatsByNameInAnyCase() {
    assertThat(ReportFormat.of("Html")).isEqualTo(ReportFormat.HTML);
    assertThat(ReportFormat.of(" xml ")).isEqualTo(ReportFormat.XML);
    assertThatThrownBy(() -> ReportFormat.of("pdf"))
        .hasMessage("unknown format 'pdf'; there are html, xml, csv, lcov, cobertura, json");
  }
}
