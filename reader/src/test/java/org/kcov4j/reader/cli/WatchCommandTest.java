package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

class WatchCommandTest {
  @TempDir Path directory;

  @Test
  void shouldPrintATableForEachLook() throws Exception {
    Samples.calc(directory).write();

    CliRunner result = CliRunner.run("watch", "--once", directory);

    assertThat(result.exit()).isZero();
    assertThat(result.out().lines().skip(1))
        .containsExactly(
            "  2 classes, 5 blocks, 2 areas",
            "    area  thread                   mode           count       new/s  state  newest methods",
            "       1  main                     pc                 5           -         Calc.abs < Calc.main",
            "       2  worker-1                 unique             2           -  full   Calc.abs",
            "");
    assertThat(result.out())
        .startsWith(directory.getFileName() + ": process 4711 has ended, ")
        .doesNotContain("\u001B");
  }

  @Test
  void shouldLookAsOftenAsToldAndShowRates() throws Exception {
    Samples.calc(directory).write();

    List<String> lines =
        CliRunner.run("watch", "--count=3", "--interval=0.05", "--thread=w*", directory)
            .out()
            .lines()
            .filter(l -> l.contains("worker-1"))
            .toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("           -  full");
    assertThat(lines.get(1)).contains("           0  full");
  }

  @Test
  void shouldWriteJsonALineForEachLook() throws Exception {
    Samples.calc(directory).write();

    List<String> lines =
        CliRunner.run("watch", "--json", "--count=2", "--interval=0.05", directory)
            .out()
            .lines()
            .toList();

    assertThat(lines).hasSize(2);
    JsonNode session = new ObjectMapper().readTree(lines.get(0)).get("sessions").get(0);
    assertThat(session.get("state").asText()).isEqualTo("ended");
    assertThat(session.get("classes").asInt()).isEqualTo(2);
    JsonNode area = session.get("areas").get(1);
    assertThat(area.get("thread").asText()).isEqualTo("worker-1");
    assertThat(area.get("count").asInt()).isEqualTo(2);
    assertThat(area.get("rate").isNull()).isTrue();
    assertThat(area.get("full").asBoolean()).isTrue();
    assertThat(area.get("newest").get(0).asText()).isEqualTo("Calc.abs");
    JsonNode later = new ObjectMapper().readTree(lines.get(1));
    assertThat(later.at("/sessions/0/areas/1/rate").asInt(-1)).isZero();
    assertThat(later.get("time").asLong()).isPositive();
  }

  @Test
  void shouldRedrawOnATerminalAndBoundWhatItShows() throws Exception {
    SessionFixture session = new SessionFixture(directory);
    for (int i = 0; i < 25; i++) {
      session.area("t\u001B" + i, SessionFixture.PC, 4);
    }
    session.write();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, new PrintStream(out), true, false);

    assertThat(KcovCli.run(terminal, "watch", "--once", directory.toString())).isZero();

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\u001B[H").endsWith("\u001B[J").contains("  and 5 more");
    assertThat(text).contains("t\\u001b0").doesNotContain("t\u001B");
  }

  @Test
  void shouldShowADumpFileAsItIs() throws Exception {
    Samples.calc(directory.resolve("4711-1")).write();
    Path dump = directory.resolve("all.kcovd");
    assertThat(CliRunner.run("merge", "-o", dump, directory.resolve("4711-1")).exit()).isZero();

    String text = CliRunner.run("watch", "--count=2", "--interval=0.05", dump).out();

    assertThat(text).startsWith("4711-1: process 4711 has ended").contains("  ended\n");
    assertThat(text.lines().filter(l -> l.contains("has ended"))).hasSize(2);
  }

  @Test
  void shouldTakeADirectoryForNoArea() throws Exception {
    SessionFixture session = Samples.calc(directory);
    session.write();
    Files.delete(session.areaFile(1));
    Files.createDirectory(session.areaFile(1));

    CliRunner result = CliRunner.run("watch", "--once", directory);

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("  gone\n");
  }

  @Test
  void shouldRefuseWhatMakesNoSense() throws Exception {
    Samples.calc(directory).write();

    assertThat(CliRunner.run("watch", "--interval=0", directory).err())
        .isEqualTo(
            "kcov4j watch: --interval: expected 0.05 to 86400 seconds (see kcov4j watch --help)\n");
    assertThat(CliRunner.run("watch", "--interval=NaN", directory).exit()).isEqualTo(2);
    assertThat(CliRunner.run("watch", "--count=0", directory).exit()).isEqualTo(2);
    assertThat(CliRunner.run("watch", "--count=2", "--once", directory).exit()).isEqualTo(2);
    assertThat(CliRunner.run("watch", "--once", directory.resolve("none")).exit()).isEqualTo(3);
  }
}
