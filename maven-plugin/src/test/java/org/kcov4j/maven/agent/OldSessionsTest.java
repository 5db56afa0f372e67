package org.kcov4j.maven.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldSessionsTest {
  private static final Instant START = Instant.ofEpochMilli(1_000);

  @TempDir Path directory;

  @Test
  void shouldDeleteWhatIsOlderThanTheBuildAndNothingElse() throws IOException {
    Files.createFile(Files.createDirectory(directory.resolve("7-999-ab12")).resolve("blocks.meta"));
    Files.createDirectory(directory.resolve("7-1000-ab12"));
    Files.createDirectory(directory.resolve("mine-999-x"));
    Files.createFile(directory.resolve("notes.txt"));

    OldSessions.delete(directory, START);

    assertThat(directory)
        .isDirectoryNotContaining("glob:**/7-999-ab12")
        .isDirectoryContaining("glob:**/7-1000-ab12")
        .isDirectoryContaining("glob:**/mine-999-x")
        .isDirectoryContaining("glob:**/notes.txt");
  }

  @Test
  void shouldHaveNothingToDoWhereNothingIs() throws IOException {
    OldSessions.delete(directory.resolve("missing"), START);

    assertThat(directory).isEmptyDirectory();
  }
}
