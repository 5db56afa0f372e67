package org.kcov4j.reader.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.SessionFixture;

class SessionDirectoryTest {
  @TempDir Path root;

  @Test
  void shouldFindSessionsAtAndBelowAPath() throws IOException {
    Path first = new SessionFixture(root.resolve("module-a/out/1-2-3")).write();
    Path second = new SessionFixture(root.resolve("module-b/4-5-6")).write();
    Files.createDirectories(root.resolve("empty"));

    assertThat(SessionDirectory.find(List.of(root))).containsExactly(first, second);
    assertThat(SessionDirectory.find(List.of(second))).containsExactly(second);
  }

  @Test
  void shouldTakeASessionOnceHoweverItIsNamed() throws IOException {
    Path session = new SessionFixture(root.resolve("1")).write();

    assertThat(SessionDirectory.find(List.of(session, root, root.resolve("1/../1"))))
        .containsExactly(session);
  }

  @Test
  void shouldNotFollowLoopsOfLinks() throws IOException {
    Path session = new SessionFixture(root.resolve("a/1")).write();
    Files.createSymbolicLink(root.resolve("a/up"), root);
    Files.createSymbolicLink(root.resolve("a/self"), Path.of("self"));

    assertThat(SessionDirectory.find(List.of(root))).containsExactly(session);
  }

  @Test
  void shouldSayWhereThereIsNone() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    assertThatThrownBy(() -> SessionDirectory.find(List.of(root)))
        .hasMessage(
            root
                + ": at byte 0 expected a session directory or one that has some,"
                + " found no session.meta");
    assertThatThrownBy(() -> SessionDirectory.find(List.of(file)))
        .hasMessage(file + ": at byte 0 expected a session directory, found a file");
    assertThatThrownBy(() -> SessionDirectory.find(List.of(root.resolve("x"))))
        .hasMessage(
            root.resolve("x") + ": at byte 0 expected a session directory, found no such file");
  }

  @Test
  void shouldPassOverASessionWhoseJvmDiedBeforeItsFirstRecord() throws IOException {
    Path unborn = new SessionFixture(root.resolve("1")).write();
    Path session = new SessionFixture(root.resolve("2")).write();
    byte[] log = Files.readAllBytes(unborn.resolve("session.meta"));
    for (int length = 0; length <= 28; length++) {
      Files.write(unborn.resolve("session.meta"), java.util.Arrays.copyOf(log, length));
      assertThat(SessionDirectory.find(List.of(root))).containsExactly(session);
    }
  }

  @Test
  void shouldReadASessionWhoseJvmDiedBeforeItsBlockTable() throws IOException {
    Path session = new SessionFixture(root.resolve("1")).write();
    Files.delete(session.resolve("blocks.meta"));

    assertThat(Session.open(session).table().classes()).isEmpty();
  }

  @Test
  void shouldNotOverlookASessionWithoutItsLog() throws IOException {
    Path session = new SessionFixture(root.resolve("1")).area("t", SessionFixture.PC, 4).write();
    Files.delete(session.resolve("session.meta"));

    assertThatThrownBy(() -> Session.open(SessionDirectory.find(List.of(root)).get(0)))
        .hasMessageEndingWith(
            "session.meta: at byte 0 expected the session log, found no such file");
  }

  @Test
  void shouldFindNothingWhereNothingIsIfThatMayBe() throws IOException {
    Path session = new SessionFixture(root.resolve("a/1")).write();

    assertThat(
            Sessions.findAny(
                List.of(
                    root.resolve("missing"),
                    Files.createDirectories(root.resolve("empty")),
                    root.resolve("a"))))
        .extracting(SessionSource::name)
        .containsExactly(session.getFileName().toString());
    assertThat(Sessions.findAny(List.of(root.resolve("missing")))).isEmpty();
  }
}
