package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.hm.hafner.coverage.ClassNode;
import edu.hm.hafner.coverage.Coverage;
import edu.hm.hafner.coverage.CoverageParser.ProcessingMode;
import edu.hm.hafner.coverage.FileNode;
import edu.hm.hafner.coverage.Metric;
import edu.hm.hafner.coverage.ModuleNode;
import edu.hm.hafner.coverage.registry.ParserRegistry;
import edu.hm.hafner.coverage.registry.ParserRegistry.CoverageParserType;
import edu.hm.hafner.util.FilteredLog;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** Reports as other tools read them. */
class ReportFormatsTest {
  @TempDir Path directory;

  private Path report(String format, Object... more) throws Exception {
    Path session = directory.resolve("4711-1");
    if (!Files.exists(session)) {
      Samples.calc(session).write();
    }
    Object[] words = new Object[more.length + 4];
    words[0] = "report";
    words[1] = "--format=" + format;
    words[2] = "--output=" + directory.resolve("report");
    words[3] = session;
    System.arraycopy(more, 0, words, 4, more.length);
    assertThat(CliRunner.run(words).exit()).isZero();
    return directory.resolve("report");
  }

  private static ModuleNode parse(CoverageParserType type, Path file) throws Exception {
    try (Reader in = Files.newBufferedReader(file)) {
      return new ParserRegistry()
          .get(type, ProcessingMode.FAIL_FAST)
          .parse(in, file.toString(), new FilteredLog());
    }
  }

  private static void hasCounts(ModuleNode module, Metric metric, int covered, int missed) {
    Coverage coverage = (Coverage) module.getValue(metric).orElseThrow();
    assertThat(coverage.getCovered()).as("%s covered", metric).isEqualTo(covered);
    assertThat(coverage.getMissed()).as("%s missed", metric).isEqualTo(missed);
  }

  @Test
  void shouldWriteJacocoXmlThatOthersRead() throws Exception {
    ModuleNode module = parse(CoverageParserType.JACOCO, report("xml").resolve("jacoco.xml"));

    hasCounts(module, Metric.LINE, 4, 1);
    hasCounts(module, Metric.BRANCH, 1, 1);
    hasCounts(module, Metric.INSTRUCTION, 11, 4);
    hasCounts(module, Metric.METHOD, 2, 1);
  }

  @Test
  void shouldWriteCoberturaThatOthersRead() throws Exception {
    ModuleNode module =
        parse(CoverageParserType.COBERTURA, report("cobertura").resolve("cobertura.xml"));

    hasCounts(module, Metric.LINE, 4, 1);
    hasCounts(module, Metric.BRANCH, 1, 1);
    assertThat(module.getAllFileNodes())
        .extracting(FileNode::getRelativePath)
        .containsExactlyInAnyOrder("com/acme/Calc.java", "com/acme/Idle.java");
    assertThat(module.getAllClassNodes())
        .extracting(ClassNode::getName)
        .containsExactlyInAnyOrder("com.acme.Calc", "com.acme.Idle$Inner");
    FileNode calc = module.findFile("Calc.java").orElseThrow();
    assertThat(calc.getCoveredOfLine(11)).isEqualTo(1);
    assertThat(calc.getMissedOfLine(11)).isEqualTo(1);
    assertThat(calc.getCoveredOfLine(12)).isZero();
  }

  @Test
  void shouldNameSourceRootsInCobertura() throws Exception {
    Path sources = Files.createDirectories(directory.resolve("src/main"));

    Path xml = report("cobertura", "--sources=" + sources).resolve("cobertura.xml");

    assertThat(parse(CoverageParserType.COBERTURA, xml).getSourceFolders())
        .containsExactly(sources.toString());
  }

  @Test
  void shouldWriteLcovThatOthersRead() throws Exception {
    Path file = report("lcov").resolve("lcov.info");

    ModuleNode module = parse(CoverageParserType.LCOV, file);
    hasCounts(module, Metric.LINE, 4, 1);
    FileNode calc = module.findFile("Calc.java").orElseThrow();
    assertThat(calc.getLinesWithCoverage()).containsExactly(11, 12, 13, 21, 22);
    assertThat(calc.getCoveredOfLine(12)).isZero();
    // The parser leaves functions and branches unread.
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            TN:
            SF:com/acme/Calc.java
            FN:11,com.acme.Calc.abs(I)I
            FN:21,com.acme.Calc.main([Ljava/lang/String;)V
            FNDA:3,com.acme.Calc.abs(I)I
            FNDA:1,com.acme.Calc.main([Ljava/lang/String;)V
            FNF:2
            FNH:2
            BRDA:11,0,0,2
            BRDA:11,0,1,0
            BRF:2
            BRH:1
            DA:11,3
            DA:12,0
            DA:13,2
            DA:21,1
            DA:22,1
            LF:5
            LH:4
            end_of_record
            """);
  }

  @Test
  void shouldNameSourceFilesInLcovWhereTheyAre() throws Exception {
    Path file = directory.resolve("src/com/acme/Calc.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");

    Path lcov = report("lcov", "--sources=" + directory.resolve("src")).resolve("lcov.info");

    assertThat(Files.readString(lcov)).contains("SF:" + file + "\n");
  }

  @Test
  void shouldMarkBranchesOfLinesNeverReached() throws Exception {
    ClassFixture type = new ClassFixture("a/B");
    Samples.abs(type);
    new SessionFixture(directory.resolve("4711-1")).add(type).write();

    assertThat(Files.readString(report("lcov").resolve("lcov.info")))
        .contains("BRDA:11,0,0,-\nBRDA:11,0,1,-\nBRF:2\nBRH:0\n");
  }

  @Test
  void shouldWriteJsonByItsSchema() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report("json").resolve("coverage.json").toFile());

    assertThat(json.get("format").textValue()).isEqualTo("kcov4j-coverage");
    assertThat(json.get("schema").intValue()).isEqualTo(1);
    assertThat(json.get("onlyLoadedClasses").booleanValue()).isTrue();
    assertThat(json.at("/sessions/0/name").textValue()).isEqualTo("4711-1");
    assertThat(json.at("/counters/line/covered").intValue()).isEqualTo(4);
    assertThat(json.at("/packages/0/name").textValue()).isEqualTo("com.acme");
    assertThat(json.at("/packages/0/classes/0/methods/0/hits").intValue()).isEqualTo(3);
    assertThat(json.at("/packages/0/sourceFiles/0/lines/0").toString())
        .isEqualTo(
            "{\"line\":11,\"hits\":3,\"instructions\":{\"missed\":0,\"covered\":2},"
                + "\"branches\":[[2,0]]}");
  }

  @Test
  void shouldKeepHostileNamesHarmless() throws Exception {
    ClassFixture type = new ClassFixture("a/<B>&\"\u0001\u202e\ud800").source("x\nDA:1,1\ny.java");
    ClassFixture.Method method =
        type.method("m\"\n<\u0000>", "()V").block(0, ClassFixture.RETURNS, 1, 1);
    new SessionFixture(directory.resolve("4711-1"))
        .add(type)
        .area("t", SessionFixture.PC, 4, method.pc(0))
        .write();

    Path report = report("lcov,cobertura,json,xml");

    assertThat(Files.readString(report.resolve("lcov.info")))
        .contains("SF:a/x?DA:1,1?y.java\n")
        .contains("FN:1,a.<B>&\"?\u202e?.m\"?<?>()V\n");
    hasCounts(
        parse(CoverageParserType.COBERTURA, report.resolve("cobertura.xml")), Metric.LINE, 1, 0);
    hasCounts(parse(CoverageParserType.JACOCO, report.resolve("jacoco.xml")), Metric.LINE, 1, 0);
    JsonNode json = new ObjectMapper().readTree(report.resolve("coverage.json").toFile());
    assertThat(json.at("/packages/0/classes/0/methods/0/name").textValue())
        .isEqualTo("m\"\n<\u0000>");
    assertThat(List.of(json.at("/packages/0/sourceFiles/0/name").textValue()))
        .containsExactly("x\nDA:1,1\ny.java");
  }
}
