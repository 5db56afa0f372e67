package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

class MergeCommandTest {
  @TempDir Path directory;

  private Path merge(Object... more) {
    Path file = directory.resolve("all.kcovd");
    Object[] words = new Object[more.length + 3];
    words[0] = "merge";
    words[1] = "-o";
    words[2] = file;
    System.arraycopy(more, 0, words, 3, more.length);
    CliRunner result = CliRunner.run(words);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return file;
  }

  /** Three sessions, of which one has a class in another version and big-endian areas. */
  private Path sessions() throws Exception {
    Path sessions = directory.resolve("sessions");
    Samples.calc(sessions.resolve("1")).write();
    Samples.calc(sessions.resolve("2")).write();
    ClassFixture calc = new ClassFixture("com/acme/Calc").crc(99);
    ClassFixture.Method abs = Samples.absWithEdges(calc);
    new SessionFixture(sessions.resolve("3"), 5, ByteOrder.BIG_ENDIAN)
        .add(calc)
        .area("big", SessionFixture.PC, 5, abs.pc(0), abs.pc(1), abs.pc(2), abs.pc(0))
        .areaCounting("overflown", SessionFixture.UNIQUE, 3, 99, abs.pc(0), abs.pc(3))
        .write();
    return sessions;
  }

  private static CliRunner run(String command, Object... rest) {
    Object[] words = Stream.concat(Stream.of(command.split(" ")), Stream.of(rest)).toArray();
    return CliRunner.run(words);
  }

  private static void sameOutput(String command, Path one, Path other) {
    assertThat(run(command, other)).isEqualTo(run(command, one));
  }

  @Test
  void shouldShowTheSameTracesAsTheSessions() throws Exception {
    Path sessions = sessions();

    Path dump = merge(sessions);

    sameOutput("trace", sessions, dump);
    sameOutput("trace --format=tsv", sessions, dump);
    sameOutput("trace --format=json", sessions, dump);
  }

  @Test
  void shouldReportTheSameAsTheSessions() throws Exception {
    Path sessions = sessions();

    Path dump = merge(sessions);

    CliRunner before = run("report --format=xml,lcov -o", directory.resolve("r1"), sessions);
    CliRunner after = run("report --format=xml,lcov -o", directory.resolve("r1"), dump);
    assertThat(after).isEqualTo(before);
    run("report --format=xml,lcov -o", directory.resolve("r2"), sessions);
    for (String name : new String[] {"jacoco.xml", "lcov.info"}) {
      assertThat(directory.resolve("r1").resolve(name))
          .hasSameTextualContentAs(directory.resolve("r2").resolve(name));
    }
  }

  @Test
  void shouldShowTheSameFactsAsTheSessions() throws Exception {
    Path sessions = sessions();

    String text = run("info", merge(sessions)).out();

    assertThat(text.replaceAll("(?m)^  directory .*\n", ""))
        .isEqualTo(run("info", sessions).out().replaceAll("(?m)^  directory .*\n", ""));
  }

  @Test
  void shouldMergeDumpFilesAndKeepEachSessionOnce() throws Exception {
    Path sessions = sessions();
    Path one = directory.resolve("one.kcovd");
    Path two = directory.resolve("two.kcovd");
    run("merge -o", one, sessions.resolve("1"), sessions.resolve("2"));
    run("merge -o", two, sessions.resolve("2"), sessions.resolve("3"));

    Path all = merge(one, two, sessions.resolve("3"));

    sameOutput("trace --format=tsv", sessions, all);
    assertThat(all).hasSameBinaryContentAs(mergedAnew(sessions));
  }

  private Path mergedAnew(Path sessions) {
    Path file = directory.resolve("anew.kcovd");
    assertThat(run("merge -o", file, sessions).out()).isEqualTo(file + ": 3 sessions, 3 classes\n");
    return file;
  }

  @Test
  void shouldSayOneSessionOfOne() throws Exception {
    Path file = directory.resolve("one.kcovd");

    assertThat(run("merge -o", file, sessions().resolve("1")).out())
        .startsWith(file + ": 1 session, ");
  }

  @Test
  void shouldMergeIntoAFileThatItReads() throws Exception {
    Path sessions = sessions();
    Path file = merge(sessions.resolve("1"));

    merge(file, sessions.resolve("2"), sessions.resolve("3"));

    sameOutput("trace --format=tsv", sessions, file);
  }

  @Test
  void shouldKeepTheFirstOfEachPcIfAsked() throws Exception {
    Path file = merge("--reduce", sessions().resolve("3"));

    assertThat(run("trace --format=tsv --thread=big", file).out().lines().skip(1))
        .extracting(row -> row.split("\t")[6])
        .containsExactly("0", "4", "7");
    assertThat(run("info", file).out()).contains("full", "overflown");
    assertThat(run("trace --format=tsv --thread=big", merge(file)).out().lines()).hasSize(4);
  }

  @Test
  void shouldNotForgetThatAnAreaHadOverflown() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    int pc = Samples.abs(calc).pc(0);
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(calc)
            .area("main", SessionFixture.PC, 5, pc, pc, pc, pc)
            .area("other", SessionFixture.PC, 6, pc, pc, pc, pc)
            .write();

    String info = run("info", merge("--reduce", session)).out();

    assertThat(info).containsPattern("pc +1 +2  full +main").containsPattern("pc +1 +6 +other");
  }

  @Test
  void shouldRefuseACountBeyondWhatIsStored() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    int pc = Samples.abs(calc).pc(0);
    Path dump =
        merge(
            new SessionFixture(directory.resolve("s"), 1, ByteOrder.BIG_ENDIAN)
                .add(calc)
                .area("main", SessionFixture.PC, 9, pc, pc)
                .write());
    int at = (int) Files.size(dump) - 24 - 12; // before END and the area's three words

    assertThat(damaged(dump, at, 7))
        .isEqualTo("F: at byte " + at + " expected a count for 3 stored words, found 7\n");
  }

  @Test
  void shouldKeepComparisonRecordsWhole() throws Exception {
    ClassFixture calc = new ClassFixture("com/acme/Calc");
    ClassFixture.Method abs = Samples.abs(calc);
    Path session =
        new SessionFixture(directory.resolve("s"))
            .add(calc)
            .areaCounting("main", SessionFixture.CMP, 20, 1, 0, 5, 0, 7, 0, 9, 0, abs.pc(0), 0)
            .write();

    sameOutput("trace --format=tsv", session, merge("--reduce", session));
  }

  @Test
  void shouldLeaveNothingBehindWhenItFails() throws Exception {
    Path session = sessions().resolve("1");
    Files.delete(session.resolve(SessionFixture.fileName(2)));
    Path file = directory.resolve("out/all.kcovd");
    Files.createDirectories(file.getParent());

    CliRunner result = run("merge -o", file, session);

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).hasLineCount(1).contains("0002-thread.kcov");
    assertThat(file.getParent()).isEmptyDirectory();
  }

  @Test
  void shouldLetNobodyElseReadTheFile() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(merge(sessions()))))
        .isEqualTo("rw-------");
  }

  private String damaged(Path dump, int at, int value) throws Exception {
    byte[] bytes = Files.readAllBytes(dump);
    ByteBuffer.wrap(bytes).putInt(at, value);
    Path file = directory.resolve("damaged.kcovd");
    Files.write(file, bytes);
    CliRunner result = run("info", file);
    assertThat(result.exit()).isEqualTo(3);
    return result.err().replace(file.toString(), "F");
  }

  @Test
  void shouldSayWhatIsDamaged() throws Exception {
    Path dump = merge(sessions().resolve("1"));

    assertThat(damaged(dump, 0, 0x50414B00))
        .isEqualTo("F: at byte 0 expected magic 0x4b435644 (dump file), found 0x50414b00\n");
    assertThat(damaged(dump, 4, 0x00020000))
        .isEqualTo("F: at byte 4 expected version 1, found version 2\n");
    assertThat(damaged(dump, 8, 0x7fffffff))
        .startsWith("F: at byte 8 expected a payload of at most");
    assertThat(damaged(dump, 24, 0)).startsWith("F: at byte 20 expected CRC 0x");
    byte[] bytes = Files.readAllBytes(dump);
    Files.write(dump, java.util.Arrays.copyOf(bytes, bytes.length - 24));
    assertThat(run("info", dump).err())
        .isEqualTo(
            dump
                + ": at byte "
                + (bytes.length - 24)
                + " expected a section, up to that which ends the file, found the end of the"
                + " file\n");
  }

  @Test
  void shouldNameTheDirectoryThatIsNotThere() throws Exception {
    Samples.calc(directory.resolve("s")).write();
    Path missing = directory.resolve("missing");

    CliRunner result =
        CliRunner.run("merge", "-o", missing.resolve("x.kcovd"), directory.resolve("s"));

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).isEqualTo(missing + ": no such directory\n");
  }
}
