package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkedJvmTest {

  /** A program that never ends by itself. */
  static final class Endless {
    public static void main(String[] args) throws InterruptedException {
      System.out.println("begun");
      Thread.currentThread().join();
    }
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRunCleanlyWithFullVerification(Jvms.Wanted wanted, @TempDir Path work) {
    Run run =
        new ForkedJvm(wanted.orSkip(17), work.resolve("new"))
            .classPath(List.of(Artifacts.samples()))
            .main("org.kcov4j.samples.flow.Loops")
            .run();

    assertThat(run.clean().stdout().strip()).isEqualTo("20 3*8 5 0");
  }

  @Test
  void shouldReportExitAndStandardError(@TempDir Path work) {
    Run run = new ForkedJvm(Jvms.running(), work).main("no.such.Main").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.stderr()).contains("no.such.Main");
    assertThatThrownBy(run::clean).hasMessageContaining("no.such.Main");
  }

  @Test
  void shouldKillWhatRunsTooLong(@TempDir Path work) {
    ForkedJvm endless =
        new ForkedJvm(Jvms.running(), work)
            .classPath(List.of(Path.of(System.getProperty("user.dir"), "target/test-classes")))
            .main(Endless.class.getName())
            .timeout(Duration.ofSeconds(2));

    assertThatThrownBy(endless::run).hasMessageContaining("still running after");
  }
}
