package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

  static Stream<OrdinaryProgram> onTheRunningJvm() {
    return OrdinaryProgram.all().filter(each -> each.java() <= Jvms.running().feature());
  }

  /** Comparison probes are far more code than block probes, and every class is verified. */
  @ParameterizedTest
  @MethodSource("onTheRunningJvm")
  void shouldRunAsWithoutAgentWhenComparisonsAreRecorded(OrdinaryProgram program)
      throws IOException {
    Run plain = program.run(new ForkedJvm(Jvms.running(), work.resolve("plain")));
    ForkedJvm traced = new ForkedJvm(Jvms.running(), work.resolve("traced")).agent("mode=cmp");
    Run run = program.run(traced);

    assertThat(run.exit()).as(run.toString()).isEqualTo(plain.exit()).isZero();
    assertThat(withoutDurations(run.stdout())).isEqualTo(withoutDurations(plain.stdout()));
    assertThat(withoutDurations(run.stderr())).isEqualTo(withoutDurations(plain.stderr()));
    assertThat(records(traced.output())).isGreaterThan(1_000);
  }

  /** How many records the areas hold: their files are the areas, and begin with the count. */
  private static long records(Path output) throws IOException {
    long records = 0;
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".kcov")).toList()) {
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(file)) {
          channel.read(head);
        }
        records += Integer.toUnsignedLong(head.getInt(0));
      }
    }
    return records;
  }

  private static String withoutDurations(String text) {
    return text.replaceAll("\\d+ ms", "N ms");
  }
}
