package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.Sessions;

class DiffReportTest {
  @TempDir Path directory;

  private Coverage run(String name, ClassFixture type, int... pcs) throws IOException {
    Path path =
        new SessionFixture(directory.resolve(name))
            .add(type)
            .area("main", SessionFixture.PC, 9, pcs)
            .write();
    Session session = Sessions.find(List.of(path)).get(0).open();
    Coverage coverage = new Coverage();
    coverage.add(session, n -> {});
    return coverage;
  }

  private Pages report(Coverage a, Coverage b, String nameOfA) throws IOException {
    Path report = directory.resolve("report");
    SourceRoots sources = new SourceRoots(List.of(directory.resolve("src")));
    new DiffReport(report, nameOfA, "b", "1", sources).write(CoverageDiff.of(a, b));
    Pages pages = new Pages(report);
    pages.checkLinks();
    return pages;
  }

  @Test
  void shouldShowWhereTheRunsDiffer() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(calc);
    ClassFixture.Method main = Samples.main(calc);
    Path source = Files.createDirectories(directory.resolve("src/com/acme")).resolve("Calc.java");
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= 40; line++) {
      text.append("line ").append(line).append('\n');
    }
    Files.writeString(source, text);

    Pages pages =
        report(
            run("a", calc, main.pc(0), abs.pc(0), abs.pc(2)),
            run("b", calc, abs.pc(0), abs.pc(1), abs.pc(2)),
            "a");

    Document index = pages.page("index.html");
    assertThat(index.select(".tiles dd").eachText())
        .containsExactly("1 block in 1 method", "1 block in 1 method");
    assertThat(index.select(".counters tbody tr").eachText())
        .containsExactly("com.acme Calc.java 1 1 1 1");
    Document page = pages.page("files/com.acme/Calc.java.html");
    assertThat(page.select(".gains tbody tr").eachText())
        .containsExactly("Calc main(String[]) 1 21-22", "Calc abs(int) 1 12");
    assertThat(page.select(".source .a").eachText())
        .containsExactly("21 A line 21", "22 A line 22");
    assertThat(page.select(".source .b").eachText()).containsExactly("12 B line 12");
    assertThat(page.select(".source tbody th").eachText())
        .containsExactly(
            "9", "10", "11", "12", "13", "14", "15", "18", "19", "20", "21", "22", "23", "24",
            "25");
    assertThat(pages.scripts().get("assets/classes.js")).contains("com.acme.Calc");
  }

  @Test
  void shouldSayThatRunsDoNotDiffer() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(calc);
    Coverage run = run("a", calc, abs.pc(0));

    Pages pages = report(run, run, "a");

    assertThat(pages.all().keySet()).containsExactly("index.html");
    assertThat(pages.page("index.html").select("main").text()).contains("A and B cover the same.");
  }

  @Test
  void shouldKeepHostileNamesHarmless() throws Exception {
    String evil = "<script>alert(1)</script>\u202e\"'&\n";
    String name = "a/" + evil.replace("/", "");
    ClassFixture type = new ClassFixture(name).source(evil.replace("/", ""));
    ClassFixture.Method method = type.method("m" + evil, "()V").block(0, 4, 1, 1);
    ClassFixture same = new ClassFixture(name);
    same.method("m" + evil, "()V").block(0, 4, 1, 1);

    Pages pages = report(run("a", type, method.pc(0)), run("b", same), evil);

    assertThat(pages.all()).hasSize(2);
    pages
        .all()
        .forEach(
            (path, page) -> {
              assertThat(page.select("main script")).as(path).isEmpty();
              assertThat(page.text()).as(path).doesNotContain("\u202e").contains("\\u202e");
            });
  }
}
