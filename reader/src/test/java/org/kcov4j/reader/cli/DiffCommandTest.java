package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;
import org.kcov4j.reader.text.LineRanges;

class DiffCommandTest {
  @TempDir Path directory;

  private Path session(String name, ClassFixture type, int... pcs) throws Exception {
    return new SessionFixture(directory.resolve(name))
        .add(type)
        .area("main", SessionFixture.PC, 9, pcs)
        .write();
  }

  @Test
  void shouldShowWhatEachSideHasAlone() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(calc);
    ClassFixture.Method main = Samples.main(calc);
    Path a = session("a", calc, main.pc(0), abs.pc(0), abs.pc(2));
    Path b = session("b", calc, abs.pc(0), abs.pc(1), abs.pc(2));

    CliRunner result = CliRunner.run("diff", a, b);

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            only in A: 1 block in 1 method
              com.acme.Calc.main(String[])  Calc.java:21-22
            only in B: 1 block in 1 method
              com.acme.Calc.abs(int)  Calc.java:12
            """);
    assertThat(CliRunner.run("diff", a, a).out())
        .isEqualTo("only in A: nothing\nonly in B: nothing\n");
  }

  @Test
  void shouldCompareRunsWithAndWithoutSplitEdges() throws Exception {
    ClassFixture plain = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(plain);
    ClassFixture split = new ClassFixture("com/acme/Calc");
    Samples.absWithEdges(split);
    Path a = session("a", plain, abs.pc(0), abs.pc(1), abs.pc(2));
    Path b = session("b", split, abs.pc(0), abs.pc(3), abs.pc(2));

    assertThat(CliRunner.run("diff", a, b).out())
        .isEqualTo(
            """
            only in A: 1 block in 1 method
              com.acme.Calc.abs(int)  Calc.java:12
            only in B: nothing
            """);
  }

  @Test
  void shouldCompareChangedClassesByMethods() throws Exception {
    ClassFixture before = new ClassFixture("com/acme/Calc").crc(1);
    ClassFixture.Method abs = Samples.abs(before);
    ClassFixture after = new ClassFixture("com/acme/Calc").crc(2);
    Samples.abs(after);
    ClassFixture.Method main = Samples.main(after);
    Path a = session("a", before, abs.pc(0));
    Path b = session("b", after, abs.pc(0), abs.pc(1), main.pc(0));

    CliRunner result = CliRunner.run("diff", "--json", a, b);

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("onlyA")).isEmpty();
    assertThat(json.get("onlyB").toString())
        .isEqualTo(
            "[{\"class\":\"com.acme.Calc\",\"method\":\"main\","
                + "\"descriptor\":\"([Ljava/lang/String;)V\",\"sourceFile\":\"Calc.java\","
                + "\"blocks\":0,\"lines\":[21,22]}]");
    assertThat(json.get("changed").toString()).isEqualTo("[\"com.acme.Calc\"]");
    assertThat(CliRunner.run("diff", a, b).out())
        .endsWith("other class files, compared by methods\n  com.acme.Calc\n");
  }

  @Test
  void shouldAskForTwoPaths() {
    assertThat(CliRunner.run("diff", directory).exit()).isEqualTo(2);
  }

  @Test
  void shouldWriteLinesAsRanges() {
    assertThat(LineRanges.of(List.of(1, 2, 3, 7, 9, 10))).isEqualTo("1-3,7,9-10");
  }
}
