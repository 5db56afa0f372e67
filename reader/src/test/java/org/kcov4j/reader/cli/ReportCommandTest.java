package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jacoco.report.xml.XMLFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class ReportCommandTest {
  @TempDir Path directory;

  private CliRunner report(String... options) throws Exception {
    Samples.calc(directory.resolve("sessions/4711-1")).write();
    Object[] words = new Object[options.length + 4];
    words[0] = "report";
    System.arraycopy(options, 0, words, 1, options.length);
    words[options.length + 1] = "--output";
    words[options.length + 2] = directory.resolve("report");
    words[options.length + 3] = directory.resolve("sessions");
    return CliRunner.run(words);
  }

  private String written(String name) throws Exception {
    return Files.readString(directory.resolve("report").resolve(name));
  }

  @Test
  void shouldSummarizeAndWarn() throws Exception {
    CliRunner result = report();

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            instructions           11 of           15   73.3 %%
            branches                1 of            2   50.0 %%
            lines                   4 of            5   80.0 %%
            complexity              2 of            4   50.0 %%
            methods                 2 of            3   66.7 %%
            classes                 1 of            2   50.0 %%
            %s
            Only classes that were loaded are in the report.
            """
                .formatted(directory.resolve("report/index.html")));
    assertThat(result.err())
        .isEqualTo(
            "warning: areas that were full, so that PCs may be missing: 1\n"
                + "warning: PCs of no block in the block table: 1\n");
  }

  @Test
  void shouldWriteXmlThatIsValidByJacocosDtd() throws Exception {
    assertThat(report("--format=xml", "--title=calc & co").exit()).isZero();

    Document document = parse(written("jacoco.xml"));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("name")).isEqualTo("calc & co");
    assertThat(attributes(root, "sessioninfo", "id")).containsExactly("4711-1");
    assertThat(attributes(root, "class", "name"))
        .containsExactly("com/acme/Calc", "com/acme/Idle$Inner");
    assertThat(attributes(root, "method", "line")).containsExactly("11", "21", "");
    Element line = (Element) root.getElementsByTagName("line").item(0);
    assertThat(line.getAttribute("nr")).isEqualTo("11");
    assertThat(line.getAttribute("mb")).isEqualTo("1");
    assertThat(line.getAttribute("cb")).isEqualTo("1");
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver(
        (publicId, systemId) ->
            new InputSource(
                XMLFormatter.class.getResourceAsStream("/org/jacoco/report/xml/report.dtd")));
    builder.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) throws SAXParseException {
            throw e;
          }

          @Override
          public void error(SAXParseException e) throws SAXParseException {
            throw e;
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
          }
        });
    return builder.parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> attributes(Element root, String tag, String attribute) {
    NodeList nodes = root.getElementsByTagName(tag);
    List<String> values = new java.util.ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      values.add(((Element) nodes.item(i)).getAttribute(attribute));
    }
    return values;
  }

  @Test
  void shouldWriteCsv() throws Exception {
    assertThat(report("--format=csv,xml").exit()).isZero();

    assertThat(written("jacoco.csv").lines())
        .containsExactly(
            "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,"
                + "BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,"
                + "METHOD_MISSED,METHOD_COVERED",
            "kcov4j,com.acme,Calc,3,11,1,1,1,4,1,2,0,2",
            "kcov4j,com.acme,Idle.Inner,1,0,0,0,0,0,1,0,1,0");
    assertThat(directory.resolve("report/jacoco.xml")).exists();
    assertThat(directory.resolve("report/index.html")).doesNotExist();
  }

  @Test
  void shouldWritePagesWithSourceLines() throws Exception {
    Path sources = directory.resolve("src");
    Files.createDirectories(sources.resolve("com/acme"));
    Files.writeString(
        sources.resolve("com/acme/Calc.java"),
        "// line\n".repeat(10) + "if (x < 0)\n// 12\n// 13\n");

    assertThat(report("--sources=" + directory + java.io.File.pathSeparator + sources).exit())
        .isZero();

    assertThat(written("index.html"))
        .contains("kcov4j", "Only classes that were loaded are in the report.");
    assertThat(written("packages/com.acme/Calc.java.html"))
        .contains("abs(int)", "main(String[])")
        .contains("id=\"L11\" class=\"p\"", "if (x &lt; 0)")
        .contains("id=\"L12\" class=\"n\"")
        .contains("id=\"L13\" class=\"f\"");
  }

  @Test
  void shouldNotReadSourcesOutsideTheirDirectories() throws Exception {
    Files.createDirectories(directory.resolve("src"));
    Files.writeString(directory.resolve("secret.java"), "secret\n");
    ClassFixture type = new ClassFixture("Evil").source("../secret.java");
    ClassFixture.Method method = type.method("m", "()V").block(0, 4, 1, 1);
    new SessionFixture(directory.resolve("s"))
        .add(type)
        .area("t", SessionFixture.PC, 4, method.pc(0))
        .write();

    CliRunner result =
        CliRunner.run(
            "report",
            "--sources=" + directory.resolve("src"),
            "-o",
            directory.resolve("report"),
            directory.resolve("s"));

    assertThat(result.exit()).isZero();
    try (var files = Files.walk(directory.resolve("report"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".html")))
          .isNotEmpty()
          .noneMatch(f -> content(f).contains("secret</"))
          .noneMatch(f -> content(f).contains(">secret\n"));
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void shouldSayHowManyBranchesAreUndecided() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    ClassFixture.Method abs = Samples.abs(type);
    new SessionFixture(directory.resolve("s"))
        .add(type)
        .area("t", SessionFixture.PC, 5, abs.pc(0), abs.pc(1), abs.pc(2))
        .write();

    CliRunner result =
        CliRunner.run("report", "-o", directory.resolve("report"), directory.resolve("s"));

    assertThat(result.out())
        .endsWith(
            "1 branch that blocks alone cannot decide is counted as taken; record with"
                + " granularity=edge for exact ones.\n");
    assertThat(written("index.html")).contains("1 branch that blocks alone cannot decide");
  }

  @Test
  void shouldReportASessionInWhichNothingWasLoaded() throws Exception {
    new SessionFixture(directory.resolve("s")).write();

    assertThat(
            CliRunner.run(
                    "report",
                    "--format=html,xml,csv",
                    "-o",
                    directory.resolve("report"),
                    directory.resolve("s"))
                .exit())
        .isZero();
    parse(written("jacoco.xml"));
  }
}
