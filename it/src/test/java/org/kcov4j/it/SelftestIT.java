package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/** The command {@code selftest} says whether an agent works in a JVM. */
class SelftestIT {
  private static final String PASSED =
      """
      ok      an agent records
      ok      a known method records its blocks in order
      ok      a thread that is not enabled records nothing
      ok      a thread enabled and idle records nothing
      """;

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted().filter(jdk -> jdk.feature() >= 17);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement35_shouldHoldInSelftest(Jvms.Wanted jdk) {
    Run run =
        new Cli(work)
            .run("selftest", "--agent=" + Artifacts.agent(), "--java=" + jdk.orSkip(17).home());

    assertThat(run.clean().stdout()).isEqualTo(PASSED);
  }

  @Test
  void shouldFindTheAgentAndWriteJson() {
    Run run = new Cli(work).run("selftest", "--json");

    assertThat(run.clean().stdout().replaceAll("\\s", ""))
        .startsWith("[{\"name\":\"anagentrecords\",\"ok\":true,\"detail\":\"\"}")
        .doesNotContain("false");
  }

  @Test
  void shouldFailWhereNothingIsRecorded() throws IOException {
    Path directory = Files.createDirectories(work.resolve("home/bin"));
    Path java = directory.resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nexec '%s' $(echo \"$@\" | sed 's/includes=[^ ]*/includes=none/')\n"
            .formatted(Jvms.running().java()));
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Run run = new Cli(work).run("selftest", "--java=" + directory.getParent());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stdout())
        .contains("ok      an agent records\n")
        .contains("failed  a known method records its blocks in order: expected 7 PCs");
  }

  @Test
  void shouldSayInOneLineWhatCannotBeUsed() throws IOException {
    Path broken = Files.writeString(work.resolve("broken.jar"), "no jar");

    assertUnusable(new Cli(work).run("selftest", "--agent=" + work.resolve("absent.jar")));
    assertUnusable(new Cli(work).run("selftest", "--agent=" + broken));
    assertUnusable(new Cli(work).run("selftest", "--java=" + work));
  }

  private static void assertUnusable(Run run) {
    assertThat(run.exit()).as("%s", run).isEqualTo(3);
    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr().lines()).as("%s", run).hasSize(1);
  }
}
