package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** Pages are safe to open, whatever names a program has, and readable for everybody. */
class HarmlessPagesTest extends HtmlReportFixture {
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
}
