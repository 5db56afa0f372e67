package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** What a thread ran, in its order. */
class ThreadPageTest extends HtmlReportFixture {
  @Test
  void shouldWriteATraceAsMethodsInTheirOrder() throws Exception {
    Pages pages = report(calc());

    assertThat(pages.scripts().get("threads/0001-main.js"))
        .isEqualTo(
            """
            kcov4j.rows([
            [1,0,0,1,0,0,0,[0]],
            [2,0,0,2,0,0,0,[1,2]],
            ]);
            kcov4j.blocks([0,21,0,1,11,0,1,13,7]);
            kcov4j.methods([0,"main(String[])",0,"abs(int)"]);
            kcov4j.classes([
            "com.acme.Calc","packages/com.acme/Calc.java.html",
            ],1);
            """);
    assertThat(pages.page("threads/0001-main.html").select("h1").text()).isEqualTo("main");
  }

  @Test
  void shouldCutALongTraceInTheMiddleAndSaySo() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    List<ClassFixture.Method> methods = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      methods.add(type.method("m" + i, "()V").block(0, ClassFixture.RETURNS, 1, i + 1));
    }
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(type)
            .area("t", SessionFixture.PC, 400, methods.stream().mapToInt(m -> m.pc(0)).toArray())
            .write();

    Pages pages = report(10, 100, session);

    String script = pages.scripts().get("threads/0001-t.js");
    assertThat(script.lines().filter(l -> l.startsWith("[")).count()).isEqualTo(100);
    assertThat(script)
        .contains("[80,0,0,1,0,0,0,[79]],\n]);\nkcov4j.gap(81,280);\nkcov4j.rows([\n[281,")
        .contains("[300,")
        .doesNotContain("[81,", "[280,");
    assertThat(pages.page("threads/0001-t.html").text())
        .contains("PCs 81 to 280 are left out here");
  }

  @Test
  void shouldGivePagesToSoManyThreadsOnlyAndCountAll() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    ClassFixture.Method abs = Samples.abs(type);
    SessionFixture session = new SessionFixture(directory.resolve("s")).add(type);
    for (int i = 0; i < 5; i++) {
      session.area("t" + i, SessionFixture.PC, 9, abs.pc(0));
    }

    Pages pages = report(3, 100, session.write());

    assertThat(pages.all().keySet().stream().filter(n -> n.startsWith("threads/"))).hasSize(3);
    assertThat(pages.page("index.html").text())
        .contains("2 more areas count in all figures but have no page");
    assertThat(pages.page("packages/a/B.java.html").select("#L11 td").first().text())
        .isEqualTo("5");
  }
}
