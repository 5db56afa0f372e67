package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

class TraceCommandTest {
  @TempDir Path directory;

  @Test
  void shouldPrintTsvAsTheContractSays() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    int abs = Samples.abs(calc).pc(0);
    int main = Samples.main(calc).pc(0);
    Samples.calc(directory).write();

    CliRunner result = CliRunner.run("trace", "--format=tsv", directory);

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "thread\tindex\tpc\tclass\tmethod\tdescriptor\tbci\tline\n"
                + row("main", 1, main, "main\t([Ljava/lang/String;)V\t0\t21")
                + row("main", 2, abs, "abs\t(I)I\t0\t11")
                + row("main", 3, abs + 2, "abs\t(I)I\t7\t13")
                + row("main", 4, abs, "abs\t(I)I\t0\t11")
                + row("main", 5, abs + 2, "abs\t(I)I\t7\t13")
                + row("worker-1", 1, abs, "abs\t(I)I\t0\t11")
                + "worker-1\t2\t0x00001234\tunknown\t\t\t\t\n");
  }

  private static String row(String thread, int index, int pc, String rest) {
    return String.format("%s\t%d\t0x%08x\tcom.acme.Calc\t%s%n", thread, index, pc, rest);
  }

  @Test
  void shouldFoldRepeatsAndNameAMethodOnceInText() throws Exception {
    ClassFixture loop = new ClassFixture("com/acme/Loop");
    ClassFixture.Method run =
        loop.method("run", "(I[Ljava/lang/String;)V")
            .block(0, 0, 1, 5, 1)
            .block(3, 0, 2, 6, 1, 2)
            .block(9, ClassFixture.RETURNS, 1, 0);
    new SessionFixture(directory.resolve("s"))
        .add(loop)
        .area(
            "main", SessionFixture.PC, 9, run.pc(0), run.pc(1), run.pc(1), run.pc(1), run.pc(2), 5)
        .write();

    CliRunner result = CliRunner.run("trace", directory);

    assertThat(result.out())
        .isEqualTo(
            """
            session s

            main (thread 11, pc): 6 PCs
              com.acme.Loop.run(int, String[])
                     1  Loop.java:5  @0
                     2  Loop.java:6  @3  x3
                     5  Loop.java  @9
              unknown
                     6  0x00000005
            """);
  }

  @Test
  void shouldWriteOneJsonArray() throws Exception {
    Samples.calc(directory).write();

    CliRunner result = CliRunner.run("trace", "--format=json", directory);

    JsonNode rows = new ObjectMapper().readTree(result.out());
    assertThat(rows).hasSize(7);
    assertThat(rows.get(0).toString())
        .startsWith("{\"thread\":\"main\",\"index\":1,\"pc\":\"0x")
        .endsWith(
            "\"class\":\"com.acme.Calc\",\"method\":\"main\","
                + "\"descriptor\":\"([Ljava/lang/String;)V\",\"bci\":0,\"line\":21}");
    assertThat(rows.get(6).get("class").isNull()).isTrue();
  }

  @Test
  void shouldPickThreadsClassesAndRows() throws Exception {
    Samples.calc(directory).write();

    assertThat(CliRunner.run("trace", "--format=tsv", "--thread=work*", directory).out().lines())
        .hasSize(3);
    assertThat(CliRunner.run("trace", "--format=tsv", "--class=*.Idle*", directory).out().lines())
        .hasSize(1);
    assertThat(CliRunner.run("trace", "--format=tsv", "--class=*.C?lc", directory).out().lines())
        .hasSize(7);
    assertThat(CliRunner.run("trace", "--format=tsv", "--limit=1", directory).out().lines())
        .hasSize(3);
    assertThat(CliRunner.run("trace", "--limit=-1", directory).err())
        .isEqualTo("kcov4j trace: --limit: expected 0 or more (see kcov4j trace --help)\n");
  }

  @Test
  void shouldEscapeWhatWouldBreakARow() throws Exception {
    new SessionFixture(directory).area("a\tb\nc\\d", SessionFixture.PC, 4, 1).write();

    assertThat(CliRunner.run("trace", "--format=tsv", directory).out())
        .endsWith("\na\\tb\\nc\\\\d\t1\t0x00000001\tunknown\t\t\t\t\n");
  }

  @Test
  void shouldReadAreasOfTheOtherByteOrder() throws Exception {
    new SessionFixture(directory, 1, ByteOrder.BIG_ENDIAN)
        .area("main", SessionFixture.PC, 4, 0xCAFE)
        .write();

    assertThat(CliRunner.run("trace", "--format=tsv", directory).out()).contains("0x0000cafe");
  }

  @Test
  void shouldListWhatCannotBeToldApart() throws Exception {
    ClassFixture first = new ClassFixture("a/B");
    first.method("m", "()V").base(100).block(2, ClassFixture.RETURNS, 1, 3);
    ClassFixture second = new ClassFixture("c/D");
    second.method("n", "(I)V").base(100).block(0, ClassFixture.RETURNS, 1, 4);
    new SessionFixture(directory)
        .add(first)
        .add(second)
        .area("main", SessionFixture.PC, 4, 100)
        .write();

    assertThat(CliRunner.run("trace", "--format=tsv", directory).out())
        .endsWith("main\t1\t0x00000064\tambiguous:a.B#m()V@2|c.D#n(I)V@0\t\t\t\t\n");
    assertThat(CliRunner.run("trace", directory).out())
        .contains("  ambiguous: a.B.m() or c.D.n(int)\n         1  B.java:3  @2 or D.java:4  @0\n");
    assertThat(CliRunner.run("trace", "--format=json", directory).out())
        .contains("\"class\":null,\"candidates\":[{\"class\":\"a.B\"");
    assertThat(CliRunner.run("info", directory).out())
        .contains("0x00000064: a.B#m()V@2 c.D#n(I)V@0");
  }

  /** Two records: an int compared with the constant 7, and two longs. */
  private Path comparisons() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(calc);
    ByteOrder big = ByteOrder.BIG_ENDIAN;
    int[] records = {
      0, 5, 0, 7, 0, -1, 0, abs.pc(0), 0, 6, 0, 1, 2, 0x89abcdef, 0x01234567, 0x1234, 0
    };
    return new SessionFixture(directory.resolve("s"), 3, big)
        .add(calc)
        .areaCounting("main", SessionFixture.CMP, 30, 2, records)
        .area("other", SessionFixture.PC, 4, abs.pc(2))
        .write();
  }

  @Test
  void shouldPrintComparisonsAsTsvWithColumnsOfTheirOwn() throws Exception {
    CliRunner result = CliRunner.run("trace", "--format=tsv", comparisons());

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith(
            """
            thread\tindex\tsize\tconst\targ1\targ2\tclass\tmethod\tdescriptor\tbci\tline
            main\t1\t4\t1\t0x00000007\t0xffffffff\tcom.acme.Calc\tabs\t(I)I\t0\t11
            main\t2\t8\t0\t0x0000000200000001\t0x0123456789abcdef\tunknown\t\t\t\t
            thread\tindex\tpc\tclass\tmethod\tdescriptor\tbci\tline
            other\t1\t""");
  }

  @Test
  void shouldPrintComparisonsAsJson() throws Exception {
    CliRunner result =
        CliRunner.run("trace", "--format=json", "--thread=main", "--limit=1", comparisons());

    JsonNode row = new ObjectMapper().readTree(result.out()).get(0);
    assertThat(row.toString())
        .isEqualTo(
            "{\"thread\":\"main\",\"index\":1,\"size\":4,\"const\":true,"
                + "\"arg1\":\"0x00000007\",\"arg2\":\"0xffffffff\",\"class\":\"com.acme.Calc\","
                + "\"method\":\"abs\",\"descriptor\":\"(I)I\",\"bci\":0,\"line\":11}");
  }

  @Test
  void shouldPrintComparisonsAsText() throws Exception {
    CliRunner result = CliRunner.run("trace", "--thread=main", comparisons());

    assertThat(result.out())
        .endsWith(
            """
            main (thread 11, cmp): 2 comparisons
              com.acme.Calc.abs(int)
                     1  Calc.java:11  @0  const 0x00000007 0xffffffff
              unknown
                     2  0x00001234        0x0000000200000001 0x0123456789abcdef
            """);
    assertThat(CliRunner.run("trace", "--class=unknown", "--thread=main", comparisons()).out())
        .contains("         2  0x00001234")
        .doesNotContain("abs");
  }

  @Test
  void shouldPrintNoRecordThatIsNotWhole() throws Exception {
    Path session =
        new SessionFixture(directory.resolve("s"))
            .areaCounting("main", SessionFixture.CMP, 17, 99, 0, 64, 0, 1, 2, 3, 4, 5, 0)
            .write();

    assertThat(CliRunner.run("trace", "--format=tsv", session).out())
        .endsWith("main\t1\t0\t0\t0x0000000200000001\t0x0000000400000003\tunknown\t\t\t\t\n")
        .hasLineCount(2);
    assertThat(CliRunner.run("info", session).out()).containsPattern("cmp +1 +17  full");
  }
}
