package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions that an agent of each version wrote, one in each mode, are read as they were then. The
 * files are never written anew: a new version of the format gets files of its own.
 */
class OldFormatsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @TempDir Path directory;

  @Test
  void shouldReadSessionsOfVersion1() throws Exception {
    Path sessions = FIXTURES.resolve("version-1");
    String trace = Files.readString(FIXTURES.resolve("version-1.tsv"));

    assertThat(CliRunner.run("trace", "--format=tsv", sessions).out()).isEqualTo(trace);

    Path dump = directory.resolve("all.kcovd");
    assertThat(CliRunner.run("merge", "-o", dump, sessions).exit()).isZero();
    assertThat(CliRunner.run("trace", "--format=tsv", dump).out()).isEqualTo(trace);
  }

  @Test
  void shouldCountWhatVersion1Recorded() {
    CliRunner result =
        CliRunner.run(
            "report", "--format=csv", "-o", directory, FIXTURES.resolve("version-1").toString());

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("lines                  33 of           34")
        .contains("classes                 3 of            3");
  }
}
