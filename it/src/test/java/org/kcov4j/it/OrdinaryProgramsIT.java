package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/** Programs of many classes do the same with the agent as without it, and can be reported. */
class OrdinaryProgramsIT {

  @TempDir private Path work;

  static Stream<Arguments> programs() {
    return Jvms.wanted()
        .flatMap(jdk -> OrdinaryProgram.all().map(program -> Arguments.of(program, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("programs")
  void shouldRunAsWithoutAgent(OrdinaryProgram program, Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(program.java());
    Run plain = program.run(new ForkedJvm(jdk, work.resolve("plain")));
    ForkedJvm traced = new ForkedJvm(jdk, work.resolve("traced")).agent();
    Run run = program.run(traced);

    assertThat(run.exit()).as(run.toString()).isEqualTo(plain.exit()).isZero();
    assertThat(withoutDurations(run.stdout())).isEqualTo(withoutDurations(plain.stdout()));
    assertThat(withoutDurations(run.stderr())).isEqualTo(withoutDurations(plain.stderr()));

    Path report = work.resolve("report");
    new Cli(work)
        .run("report", "--format=html,xml,csv", "--output=" + report, traced.output())
        .ok();
    // Where each format goes below the output directory is the reader's choice.
    assertThat(report).isDirectoryRecursivelyContaining("glob:**/index.html");
    assertThat(report).isDirectoryRecursivelyContaining("glob:**.xml");
    assertThat(report).isDirectoryRecursivelyContaining("glob:**.csv");
  }

  private static String withoutDurations(String text) {
    return text.replaceAll("\\d+ ms", "N ms");
  }
}
