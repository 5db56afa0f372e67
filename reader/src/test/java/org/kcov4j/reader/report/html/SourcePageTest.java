package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** Lines: their colours, how often they ran, and in which threads. */
class SourcePageTest extends HtmlReportFixture {
  private static final String CALC = "packages/com.acme/Calc.java.html";

  @Test
  void shouldColourLinesAndCountTheirRuns() throws Exception {
    Path sources = Files.createDirectories(directory.resolve("src/com/acme"));
    Files.writeString(
        sources.resolve("Calc.java"), "\uFEFF//\n".repeat(10) + "\tif (x < 0)\n// 12\n");

    Document page = report(calc()).page(CALC);

    assertThat(page.select(".source tbody tr").size()).isEqualTo(12 + 4);
    assertThat(page.getElementById("L1").text()).isEqualTo("1 //");
    assertThat(page.getElementById("L11").className()).isEqualTo("p");
    assertThat(page.getElementById("L11").select("td").eachText())
        .containsExactly("≥3", "1/2", "if (x < 0)");
    assertThat(page.getElementById("L12").className()).isEqualTo("n");
    assertThat(page.getElementById("L12").select("td").first().text()).isEqualTo("0");
    // Behind the end of the file: the source is not that of the class, yet no line is lost.
    assertThat(page.getElementById("L13").className()).isEqualTo("f");
    assertThat(page.getElementById("L21").text()).contains("main(String[])");
  }

  @Test
  void shouldShowLinesWithoutSources() throws Exception {
    Document page = report(calc()).page(CALC);

    assertThat(page.text()).contains("No source file was found");
    assertThat(page.select(".source tbody tr:not(.cut) th").eachText())
        .containsExactly("11", "12", "13", "21", "22");
    // The method stands where it begins.
    assertThat(page.getElementById("L11").text()).isEqualTo("11 ≥3 1/2 abs(int)");
    assertThat(page.getElementById("L13").text()).isEqualTo("13 ≥2");
  }

  @Test
  void shouldSayWhenCountsAreThreads() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    ClassFixture.Method abs = Samples.abs(type);
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(type)
            .area("s", SessionFixture.UNIQUE, 9, abs.pc(0), abs.pc(2))
            .area("t", SessionFixture.UNIQUE, 9, abs.pc(0))
            .write();

    Document page = report(session).page("packages/a/B.java.html");

    assertThat(page.select(".source thead th").eachText()).contains("Threads");
    assertThat(page.select("#L11 td").first().text()).isEqualTo("2");
    assertThat(page.select("#L13 td").first().text()).isEqualTo("1");
  }

  @Test
  void shouldTellWhichLinesEachThreadRan() throws Exception {
    Pages pages = report(calc());

    assertThat(pages.scripts().get("packages/com.acme/Calc.java.js"))
        .isEqualTo(
            """
            kcov4j.threads([
            [1,"main",[13,22],[11,11]],
            [2,"worker-1",[],[11,11]],
            ]);
            """);
    assertThat(pages.page("threads/0002-worker-1.html").select(".tree a").eachAttr("href"))
        .containsExactly(
            "../packages/com.acme/Calc.java.html?thread=2#c1",
            "../packages/com.acme/Calc.java.html?thread=2#L11");
  }

  @Test
  void shouldCountForAThreadAsForAProgramOfThatThreadAlone() throws Exception {
    ClassFixture plain = new ClassFixture("a/B");
    ClassFixture.Method abs = Samples.abs(plain);
    ClassFixture split = new ClassFixture("a/B");
    Samples.absWithEdges(split);
    Path first =
        new SessionFixture(directory.resolve("s1"))
            .add(plain)
            .area("plain", SessionFixture.PC, 9, abs.pc(0), abs.pc(1), abs.pc(2))
            .write();
    Path second =
        new SessionFixture(directory.resolve("s2"))
            .add(split)
            .area("split", SessionFixture.PC, 9, abs.pc(0), abs.pc(1), abs.pc(2))
            .area(
                "both",
                SessionFixture.PC,
                9,
                abs.pc(0),
                abs.pc(3),
                abs.pc(2),
                abs.pc(0),
                abs.pc(1),
                abs.pc(2))
            .write();

    Pages pages = report(first, second);

    // Without split edges it is not known that the condition was always true.
    assertThat(pages.scripts().get("packages/a/B.java.js"))
        .contains("[1,\"plain\",[11,13],[]]")
        .contains("[2,\"split\",[12,13],[11,11]]")
        .contains("[3,\"both\",[11,13],[]]");
  }

  @Test
  void shouldSplitPagesBySourceFile() throws Exception {
    SessionFixture session = new SessionFixture(directory.resolve("s"));
    for (int i = 0; i < 60; i++) {
      ClassFixture type = new ClassFixture("p" + i % 3 + "/C" + i);
      Samples.abs(type);
      session.add(type);
    }

    Pages pages = report(session.write());

    assertThat(pages.all()).hasSize(1 + 3 + 60);
    assertThat(pages.page("packages/p1/index.html").select(".counters tbody tr")).hasSize(20);
    assertThat(pages.scripts().get("assets/classes.js").lines().count()).isEqualTo(62);
  }

  @Test
  void shouldKeepPagesSmallThoughMethodsHaveHundredsOfParameters() throws Exception {
    String descriptor = "(" + "Lcom/acme/AnInterestingType;".repeat(255) + ")V";
    ClassFixture type = new ClassFixture("a/B");
    List<ClassFixture.Method> methods = new ArrayList<>();
    for (int m = 0; m < 100; m++) {
      ClassFixture.Method method = type.method("m" + m, descriptor);
      methods.add(method);
      for (int b = 0; b < 50; b++) {
        int line = 1 + 50 * m + b;
        if (b < 49) {
          method.block(b, 0, 1, line, b + 1);
        } else {
          method.block(b, ClassFixture.RETURNS, 1, line);
        }
      }
    }
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(type)
            .area("t", SessionFixture.PC, 400, methods.stream().mapToInt(m -> m.pc(0)).toArray())
            .write();

    Pages pages = report(session);

    Document page = pages.page("packages/a/B.java.html");
    assertThat(page.select("details.type tbody th").first().text())
        .matches("m0\\(AnInterestingType, .{90,120}, … 24\\d more\\)");
    assertThat(page.select("details.type tbody [title]").first().attr("title"))
        .startsWith("m0(AnInterestingType, AnInterestingType, ")
        .hasSizeBetween(1_000, 1_100);
    Path output = directory.resolve("report");
    // 5,000 lines, 100 methods.
    assertThat(Files.size(output.resolve("packages/a/B.java.html"))).isLessThan(800_000);
    assertThat(Files.size(output.resolve("threads/0001-t.html"))).isLessThan(50_000);
    assertThat(Files.size(output.resolve("threads/0001-t.js"))).isLessThan(50_000);
  }
}
