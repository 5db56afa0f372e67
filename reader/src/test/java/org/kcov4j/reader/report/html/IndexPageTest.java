package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.session.Session;

/** The first page: counters, sessions, threads, modules. */
class IndexPageTest extends HtmlReportFixture {
  @Test
  void shouldTellOnTheOverviewWhoRanAndWhatToKnow() throws Exception {
    Document index = report(calc()).page("index.html");

    assertThat(index.title()).isEqualTo("a <title>");
    assertThat(index.select("h1").text()).isEqualTo("a <title>");
    assertThat(index.select(".notes li").eachText()).contains("a note", "a <b>warning</b>");
    assertThat(index.select("#sessions + details dd").eachText())
        .contains("com.acme.Main --fast", "OpenJDK 17", "Linux 6.1 amd64", "4711", "after 1,000 ms")
        .contains("2 classes with 5 blocks by 1 loader beside the boot loader", "output=out");
    assertThat(index.select("#areas ~ div tbody tr").eachText())
        .containsExactly(
            "main 11 pc 5 16 4 2", "worker-1 12 unique 2 3 1 1 full: PCs may be missing");
    assertThat(index.select("footer").text()).isEqualTo("kcov4j 1.2.3");
  }

  @Test
  void shouldListSoManyThreadsAndSessionsOnly() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    ClassFixture.Method abs = Samples.abs(type);
    int sessions = IndexPage.MOST_SESSIONS + 3;
    Path[] paths = new Path[sessions];
    for (int s = 0; s < sessions; s++) {
      SessionFixture session = new SessionFixture(directory.resolve("s" + s)).add(type);
      for (int i = 0; i < 5; i++) {
        session.area("t" + i, SessionFixture.PC, 9, abs.pc(0));
      }
      paths[s] = session.write();
    }

    Document index = report(1, 100, paths).page("index.html");

    assertThat(index.select("#areas ~ div tbody tr")).hasSize(ThreadTable.MOST);
    assertThat(index.select("#areas ~ p").eachText())
        .containsExactly(
            "1,014 more areas count in all figures but have no page.",
            "15 more areas are not listed here; kcov4j info lists all.");
    assertThat(index.select("#sessions ~ details")).hasSize(IndexPage.MOST_SESSIONS);
    assertThat(index.select("#sessions ~ p").text())
        .isEqualTo("3 more sessions count in all figures; kcov4j info lists them.");
  }

  @Test
  void shouldListModulesInTheirOrder() throws Exception {
    Path calc = calc();
    Coverage coverage = new Coverage();
    coverage.add(Session.open(calc), pcs -> {});
    modules = new LinkedHashMap<>();
    modules.put("b <1>", CoverageTree.of(coverage));
    modules.put("a", CoverageTree.of(new Coverage()));

    Document index = report(calc).page("index.html");

    assertThat(index.select("section[aria-labelledby=modules] tbody th").eachText())
        .containsExactly("b <1>", "a");
  }

  @Test
  void shouldShowNoTableOfModulesWithoutAny() throws Exception {
    assertThat(report(calc()).page("index.html").select("#modules")).isEmpty();
  }
}
