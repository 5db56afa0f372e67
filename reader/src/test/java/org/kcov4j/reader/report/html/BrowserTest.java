package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.Session;

/** What the scripts make of the pages, where a Chromium is installed. */
class BrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  @TempDir Path directory;

  private static Optional<Path> browser() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .flatMap(d -> NAMES.stream().map(n -> Path.of(d, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page as it stands after its scripts ran; they must not have complained. */
  private Document open(String page) throws IOException, InterruptedException {
    Path dom = directory.resolve("dom.html");
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                browser().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--dump-dom",
                directory.resolve("report").toUri() + page)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(log)).doesNotContain("CONSOLE");
    return Jsoup.parse(dom.toFile(), "UTF-8");
  }

  @BeforeEach
  void report() throws Exception {
    assumeTrue(browser().isPresent(), "no browser");
    ClassFixture type = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(type);
    ClassFixture.Method main = Samples.main(type);
    Path sources = Files.createDirectories(directory.resolve("src/com/acme")).getParent();
    Files.writeString(
        sources.resolve("acme/Calc.java"),
        "/* a\nb */ class X { String s = \"class\"; }\n// c\n".repeat(8));
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(type)
            .area("<b>bold</b>", SessionFixture.PC, 9, main.pc(0), abs.pc(0), abs.pc(2))
            .area("other", SessionFixture.PC, 9, abs.pc(0), abs.pc(1), abs.pc(2))
            .write();
    HtmlReport report =
        new HtmlReport(
            directory.resolve("report"), "t", "1", new SourceRoots(List.of(sources.getParent())));
    Coverage coverage = new Coverage();
    Session read = Session.open(session);
    coverage.add(read, pcs -> {});
    report.add(read);
    report.write(coverage, CoverageTree.of(coverage), Map.of(), List.of());
  }

  @Test
  void shouldShowWhatOneThreadRan() throws Exception {
    String page = "packages/com.acme/Calc.java.html";

    Document all = open(page);
    assertThat(all.select(".picker option").eachText())
        .containsExactly("All threads", "1 <b>bold</b>", "2 other");
    assertThat(all.select("#L11, #L12, #L13, #L21").eachAttr("class"))
        .containsExactly("f", "f", "f", "f");
    assertThat(all.select("#L12 td").first().text()).isEqualTo("1");

    Document one = open(page + "?thread=1");
    assertThat(one.select("#L11, #L12, #L13, #L21").eachAttr("class"))
        .containsExactly("p", "o", "f", "f");
    assertThat(one.select("#L11 td").first().text()).isEqualTo("part");
    assertThat(one.select(".picker [role=status]").text()).isEqualTo("4 of 5 lines");
  }

  @Test
  void shouldColourTheLanguage() throws Exception {
    Document page = open("packages/com.acme/Calc.java.html");

    assertThat(page.select("#L1 .c, #L2 .c, #L3 .c").eachText())
        .containsExactly("/* a", "b */", "// c");
    assertThat(page.select("#L2 .k").eachText()).containsExactly("class");
    assertThat(page.select("#L2 .s").eachText()).containsExactly("\"class\"");
    assertThat(page.getElementById("L2").child(3).text())
        .isEqualTo("b */ class X { String s = \"class\"; }");
  }

  @Test
  void shouldShowTheCallOrder() throws Exception {
    Document page = open("threads/0001-_b_bold__b_.html");

    assertThat(page.select(".runs li").eachText())
        .containsExactly("1 Calc.main(String[]) 21", "2 Calc.abs(int) 11, 13");
    assertThat(page.select(".runs a").last().attr("href"))
        .isEqualTo("../packages/com.acme/Calc.java.html?thread=1#L11");
    assertThat(page.select("h1").text()).isEqualTo("<b>bold</b>");
  }

  @Test
  void shouldMakeTablesSortable() throws Exception {
    Document page = open("index.html");

    assertThat(page.select("table.counters th button").eachText())
        .startsWith("Package", "Instructions", "%");
    assertThat(page.select("#tools input[type=search]")).hasSize(1);
  }
}
