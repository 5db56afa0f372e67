package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;

class HtmlReportTest {
  private static final String CALC = "packages/com.acme/Calc.java.html";

  @TempDir Path directory;

  private CoverageTree tree;
  private Map<String, CoverageTree> modules = Map.of();

  private Pages report(Path... sessions) throws Exception {
    return report(HtmlReport.AREA_PAGES, 1_000, sessions);
  }

  private Pages report(int areaPages, int areaRows, Path... sessions) throws Exception {
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

  private Path calc() throws Exception {
    return Samples.calc(directory.resolve("calc")).write();
  }

  private static String row(Document page, String name) {
    return page.select("table.counters tbody tr").stream()
        .filter(r -> r.child(0).text().equals(name))
        .findFirst()
        .orElseThrow()
        .text();
  }

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
  void shouldShowTheCountersOfTheModelOnEveryPage() throws Exception {
    Pages pages = report(calc());

    Document index = pages.page("index.html");
    assertThat(tiles(index)).isEqualTo(tiles(tree.counters(), true));
    for (PackageNode node : tree.packages()) {
      assertThat(row(index, node.name().replace('/', '.')))
          .endsWith(columns(node.counters(), true, true));
      Document page = pages.page("packages/" + node.name().replace('/', '.') + "/index.html");
      assertThat(tiles(page)).isEqualTo(tiles(node.counters(), true));
      for (ClassNode type : node.classes()) {
        assertThat(row(page, ClassNames.simple(type)))
            .endsWith(columns(type.counters(), true, false));
        Document source = pages.page("packages/com.acme/" + type.type().sourceFile() + ".html");
        for (MethodNode method : type.methods()) {
          assertThat(source.select("details.type tbody tr").eachText())
              .anyMatch(t -> t.endsWith(columns(method.counters(), false, false)));
        }
      }
    }
  }

  private static List<String> tiles(Document page) {
    return page.select(".tiles .small").eachText();
  }

  private static List<String> tiles(Counters counters, boolean types) {
    List<String> texts = new ArrayList<>();
    for (Counter c :
        List.of(
            counters.instruction(),
            counters.branch(),
            counters.line(),
            counters.complexity(),
            counters.method())) {
      texts.add(c.covered() + " of " + c.total());
    }
    if (types) {
      texts.add(counters.type().covered() + " of " + counters.type().total());
    }
    return texts;
  }

  private static String columns(Counters counters, boolean methods, boolean types) {
    String text =
        withPercent(counters.instruction())
            + withPercent(counters.branch())
            + plain(counters.line())
            + plain(counters.complexity());
    text += methods ? plain(counters.method()) : "";
    return (text + (types ? plain(counters.type()) : "")).trim();
  }

  private static String withPercent(Counter c) {
    return c.total() == 0
        ? "– "
        : plain(c) + CounterTable.percent(c).replace("&#8239;", "\u202F") + ' ';
  }

  private static String plain(Counter c) {
    return c.total() == 0 ? "– " : c.covered() + "/" + c.total() + ' ';
  }

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
  void shouldKeepHostileNamesHarmless() throws Exception {
    String evil = "<script>alert(1)</script>\"'&\n\r\t\u202E\u2028\uD800\\</title><!--${x}";
    String inPath = evil.replace("/", "");
    ClassFixture type = new ClassFixture("p" + inPath + "/C" + inPath).source("S" + evil + ".java");
    ClassFixture.Method method = type.method("m" + inPath, "(L" + inPath + ";)V").block(0, 4, 1, 3);
    ClassFixture noSource = new ClassFixture("p" + inPath + "/D" + inPath).source("");
    ClassFixture.Method other = noSource.method("x", "()V").block(0, 4, 1, 7);
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(type)
            .add(noSource)
            .area("t" + evil, SessionFixture.PC, 9, method.pc(0), other.pc(0), 99)
            .write();

    Pages pages = report(session);

    assertThat(pages.all()).hasSize(5);
    pages
        .all()
        .forEach(
            (name, page) -> {
              assertThat(page.select("script").eachAttr("src")).as(name).doesNotContain("");
              assertThat(page.select("script").html()).as(name).isEmpty();
              assertThat(page.html()).as(name).doesNotContain("\u202E", "\u2028");
              page.traverse(
                  (node, depth) -> assertThat(node).as(name).isNotInstanceOf(Comment.class));
              for (Element element : page.getAllElements()) {
                element.attributes().forEach(a -> assertThat(a.getKey()).matches("[a-z-]+"));
              }
            });
    assertThat(pages.page("index.html").text())
        .contains("p<script>alert(1)<script>\"'&\\n\\r\\t\\u202e\\u2028\\ud800");
    for (Map.Entry<String, String> script : pages.scripts().entrySet()) {
      if (!script.getKey().startsWith("assets/kcov4j") && script.getValue().contains("alert")) {
        assertThat(script.getValue()).matches("[ -~\n]*").doesNotContain("<", ">", "'");
      }
    }
  }

  @Test
  void shouldFetchNothingFromAnywhere() throws Exception {
    Pages pages = report(calc());

    pages.all().forEach((name, page) -> assertThat(page.html()).as(name).doesNotContain("://"));
    assertThat(pages.scripts()).hasSize(8);
    pages
        .scripts()
        .forEach(
            (name, text) -> {
              assertThat(text)
                  .as(name)
                  .doesNotContain("://", "url(", "@import", "fetch(", "import(");
              assertThat(text).as(name).doesNotContain("innerHTML", "XMLHttpRequest", "eval(");
            });
  }

  @Test
  void shouldBeUsableWithoutSeeingColours() throws Exception {
    Pages pages = report(calc());

    pages
        .all()
        .forEach(
            (name, page) -> {
              assertThat(page.select("html[lang=en]")).as(name).hasSize(1);
              assertThat(page.select("header, main, footer")).as(name).hasSize(3);
              assertThat(page.select("h1")).as(name).hasSize(1);
              assertThat(page.select("header nav[aria-label]")).as(name).hasSize(1);
              assertThat(page.select("[aria-current=page]")).as(name).hasSize(1);
              assertThat(page.select("a.skip[href=#main]")).as(name).hasSize(1);
              assertThat(page.select("table.sortable caption").eachText()).doesNotContain("");
              page.select("section")
                  .forEach(
                      s ->
                          assertThat(page.getElementById(s.attr("aria-labelledby")))
                              .as(name)
                              .isNotNull());
            });
    assertThat(pages.page("index.html").select("th[aria-sort]")).hasSize(1);
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
  void shouldReportWhereNothingWasLoaded() throws Exception {
    Pages pages = report(new SessionFixture(directory.resolve("s")).write());

    assertThat(pages.all().keySet()).containsExactly("index.html");
    assertThat(tiles(pages.page("index.html"))).contains("0 of 0");
  }

  @Test
  void shouldNotReadSourcesOutsideTheirDirectories() throws Exception {
    Files.writeString(directory.resolve("secret.java"), "secret");
    Files.createDirectories(directory.resolve("src/x"));
    ClassFixture up = new ClassFixture("x/Evil").source("../../secret.java");
    Samples.abs(up);

    Pages pages = report(new SessionFixture(directory.resolve("s")).add(up).write());

    pages
        .all()
        .forEach(
            (name, page) ->
                assertThat(page.select(".source td").eachText()).doesNotContain("secret"));
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
