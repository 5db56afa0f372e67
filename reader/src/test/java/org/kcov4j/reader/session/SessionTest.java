package org.kcov4j.reader.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.LogFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

class SessionTest {
  @TempDir Path directory;

  @Test
  void shouldReadBackWhatWasWritten() throws IOException {
    Session session = Session.open(Samples.calc(directory).write());

    assertThat(session.id()).isEqualTo(0x1122334455667788L);
    assertThat(session.info())
        .isEqualTo(
            new SessionInfo(
                1_700_000_000_000L,
                4711,
                ByteOrder.LITTLE_ENDIAN,
                "0.1.0",
                "OpenJDK 17",
                "Linux 6.1 amd64",
                "com.acme.Main --fast",
                "output=out",
                "*",
                ""));
    assertThat(session.end()).isEqualTo(1_700_000_001_000L);
    assertThat(session.areas())
        .extracting(AreaInfo::threadName, AreaInfo::mode, AreaInfo::readable, AreaInfo::overflown)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("main", AreaMode.PC, 5, false),
            org.assertj.core.groups.Tuple.tuple("worker-1", AreaMode.UNIQUE, 2, true));
    assertThat(session.table().loaders())
        .containsExactly(
            new LoaderInfo(1, "jdk/internal/loader/ClassLoaders$AppClassLoader", "app"));
    ClassRecord calc = session.table().classes().get(0);
    assertThat(calc.javaName()).isEqualTo("com.acme.Calc");
    assertThat(calc.sourceFile()).isEqualTo("Calc.java");
    assertThat(calc.methods())
        .extracting(MethodRecord::name, MethodRecord::firstBlock, MethodRecord::blockCount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("abs", 0, 3),
            org.assertj.core.groups.Tuple.tuple("main", 3, 1));
    Blocks blocks = calc.blocks();
    assertThat(blocks.bci(1)).isEqualTo(4);
    assertThat(blocks.successors(0)).isEqualTo(2);
    assertThat(blocks.successor(0, 0)).isEqualTo(2);
    assertThat(blocks.isReturn(2)).isTrue();
    assertThat(blocks.firstLine(3)).isEqualTo(21);
    assertThat(blocks.lastLine(3)).isEqualTo(22);
    assertThat(blocks.runInstructions(3, 0)).isEqualTo(6);
  }

  @Test
  void shouldReadAreasOfEndedThreadsWhereTheyWereMoved() throws IOException {
    Path written =
        new SessionFixture(directory)
            .area("first", SessionFixture.PC, 16, 1, 2, 3)
            .area("second", SessionFixture.UNIQUE, 3, 4, 5)
            .area("third", SessionFixture.PC, 16, 6)
            .moved(1)
            .moved(2)
            .write();
    Session session = Session.open(written);
    assertThat(session.areas())
        .extracting(AreaInfo::threadName, AreaInfo::moved, AreaInfo::readable, AreaInfo::overflown)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("first", true, 3, false),
            org.assertj.core.groups.Tuple.tuple("second", true, 2, true),
            org.assertj.core.groups.Tuple.tuple("third", false, 1, false));
    assertThat(session.areas().get(1).offset()).isEqualTo(16);
  }

  @Test
  void shouldRefuseAMovedAreaThatIsNotThere() throws IOException {
    Path written =
        new SessionFixture(directory)
            .area("first", SessionFixture.PC, 16, 1, 2, 3)
            .moved(1)
            .movedTo(1, 12, 16)
            .write();
    assertThatThrownBy(() -> Session.open(written))
        .isInstanceOf(SessionFormatException.class)
        .hasMessageContaining("ended.areas: at byte 12 expected")
        .hasMessageContaining("found 4 bytes");
  }

  @Test
  void shouldReadBlocksWithLongCounts() throws IOException {
    int[] runs = new int[600];
    int[] successors = new int[300];
    for (int i = 0; i < 300; i++) {
      runs[2 * i] = i + 1;
      runs[2 * i + 1] = 1;
      successors[i] = i % 2;
    }
    ClassFixture type = new ClassFixture("Big");
    type.method("m", "()V")
        .runs(0, 0, 300, runs, successors)
        .block(900, ClassFixture.RETURNS, 1, 400);

    Blocks blocks =
        Session.open(new SessionFixture(directory).add(type).write())
            .table()
            .classes()
            .get(0)
            .blocks();

    assertThat(blocks.runs(0)).isEqualTo(300);
    assertThat(blocks.successors(0)).isEqualTo(300);
    assertThat(blocks.runs(1)).isEqualTo(1);
    assertThat(blocks.firstLine(1)).isEqualTo(400);
  }

  @Test
  void shouldKeepTheLastModeAndRememberUnique() throws IOException {
    SessionFixture fixture =
        new SessionFixture(directory)
            .area("a", SessionFixture.NONE, 4)
            .mode(1, SessionFixture.UNIQUE)
            .mode(1, SessionFixture.PC);

    AreaInfo area = Session.open(fixture.write()).areas().get(0);

    assertThat(area.mode()).isEqualTo(AreaMode.PC);
    assertThat(area.everUnique()).isTrue();
  }

  @Test
  void shouldCutCorruptCountsToTheArea() throws IOException {
    SessionFixture fixture =
        new SessionFixture(directory)
            .areaCounting("a", SessionFixture.PC, 4, -1, 1, 2, 3)
            .areaCounting("b", SessionFixture.PC, 4, 4, 1, 2, 3)
            .areaCounting("c", SessionFixture.PC, 4, Integer.MIN_VALUE, 1, 2, 3)
            .areaCounting("d", SessionFixture.PC, 4, 2, 1, 2, 3);

    assertThat(Session.open(fixture.write()).areas())
        .extracting(AreaInfo::readable, AreaInfo::overflown)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, true),
            org.assertj.core.groups.Tuple.tuple(3, true),
            org.assertj.core.groups.Tuple.tuple(3, true),
            org.assertj.core.groups.Tuple.tuple(2, false));
  }

  @Test
  void shouldTakeTheSizeOfAGrownAreaFromItsFile() throws IOException {
    SessionFixture fixture = new SessionFixture(directory).area("a", SessionFixture.PC, 8, 1, 2, 3);
    fixture.areaRecord(2, "grown", SessionFixture.PC, 2);
    Files.copy(fixture.areaFile(1), fixture.areaFile(2));

    AreaInfo area = Session.open(fixture.write()).areas().get(1);

    assertThat(area.fileWords()).isEqualTo(8);
    assertThat(area.readable()).isEqualTo(3);
    assertThat(area.cut()).isFalse();
  }

  @Test
  void shouldNameAMissingAreaButReadTheRest() throws IOException {
    SessionFixture fixture = Samples.calc(directory);
    fixture.write();
    Files.delete(fixture.areaFile(2));

    Session session = Session.open(directory);

    assertThat(session.areas().get(1).missing()).isTrue();
    assertThat(session.problem().orElseThrow())
        .hasMessage(fixture.areaFile(2) + ": at byte 0 expected area 2, found no such file");
  }

  @Test
  void shouldNameAnAreaTooShortForOne() throws IOException {
    SessionFixture fixture = Samples.calc(directory);
    fixture.write();
    Files.write(fixture.areaFile(1), new byte[7]);

    assertThat(Session.open(directory).problem().orElseThrow())
        .hasMessage(fixture.areaFile(1) + ": at byte 0 expected at least 8 bytes, found 7 bytes");
  }

  @Test
  void shouldNameAMissingBlockTable() throws IOException {
    Samples.calc(directory).write();
    Files.delete(directory.resolve("blocks.meta"));

    assertThatThrownBy(() -> Session.open(directory))
        .hasMessage(
            directory.resolve("blocks.meta")
                + ": at byte 0 expected the block table, found no such file");
  }

  @Test
  void shouldRefuseABlockTableOfAnotherSession() throws IOException {
    Samples.calc(directory).write();
    Files.write(directory.resolve("blocks.meta"), new LogFixture(2, 9).bytes());

    assertThatThrownBy(() -> Session.open(directory))
        .hasMessage(
            directory.resolve("blocks.meta")
                + ": at byte 8 expected session 0x1122334455667788, as in the session log,"
                + " found 0x0000000000000009");
  }

  @Test
  void shouldAskForASessionRecordFirst() throws IOException {
    SessionFixture fixture = Samples.calc(directory);
    fixture.write();
    Files.write(directory.resolve("session.meta"), new LogFixture(1, fixture.id).bytes());
    assertThatThrownBy(() -> Session.open(directory))
        .hasMessageContaining("at byte 16 expected the SESSION record, found the end of the log");

    Files.write(
        directory.resolve("session.meta"),
        new LogFixture(1, fixture.id).record(5, out -> out.writeLong(1)).bytes());
    assertThatThrownBy(() -> Session.open(directory))
        .hasMessageContaining("at byte 28 expected one SESSION record, the first");
  }

  @Test
  void shouldSkipRecordTypesItDoesNotKnow() throws IOException {
    SessionFixture fixture = Samples.calc(directory);
    fixture.session.record(99, out -> out.writeUTF("from the future"));
    fixture.blocks.record(99, out -> out.writeUTF("from the future"));

    assertThat(Session.open(fixture.write()).areas()).hasSize(2);
  }

  @Test
  void shouldRefuseAreaFilesOutsideTheDirectory() throws IOException {
    for (String name :
        new String[] {"../x.kcov", "/etc/x.kcov", "session.meta", "..", "a\\b.kcov"}) {
      SessionFixture fixture =
          new SessionFixture(directory).areaRecord(1, "t", SessionFixture.PC, 4, name);
      fixture.write();

      assertThatThrownBy(() -> Session.open(directory))
          .isInstanceOf(SessionFormatException.class)
          .hasMessageEndingWith("expected a plain *.kcov file name, found " + name);
    }
  }

  @Test
  void shouldRefuseNamesNoClassFileHas() throws IOException {
    for (String name : new String[] {"", "a//b", "/a", "a/", "../../x", "a;b", "[a"}) {
      ClassFixture type = new ClassFixture(name);
      new SessionFixture(directory).add(type).write();

      assertThatThrownBy(() -> Session.open(directory))
          .isInstanceOf(SessionFormatException.class)
          .hasMessageContaining("expected a class name");
    }
    for (String descriptor : new String[] {"", "()", "(", "I", "()VV", "(V)V", "(L;)V", "([)V"}) {
      ClassFixture type = new ClassFixture("a/B");
      type.method("m", descriptor);
      new SessionFixture(directory).add(type).write();

      assertThatThrownBy(() -> Session.open(directory))
          .isInstanceOf(SessionFormatException.class)
          .hasMessageContaining("expected a method descriptor");
    }
  }

  @Test
  void shouldRefuseSuccessorsOutsideTheMethod() throws IOException {
    ClassFixture type = new ClassFixture("a/B");
    type.method("m", "()V").block(0, 0, 1, 1, 1);
    new SessionFixture(directory).add(type).write();

    assertThatThrownBy(() -> Session.open(directory))
        .hasMessageEndingWith("expected a successor below the method's 1 blocks, found 1");
  }
}
