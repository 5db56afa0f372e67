package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/** Programs do the same where the JDK's own classes are instrumented. */
class BootstrapProgramsIT {

  /** Named JDKs take minutes: all programs run, on each of them, on 17 and on 25. */
  private static final boolean MATRIX = !System.getProperty("kcov4j.jdks", "").isEmpty();

  @TempDir private Path work;

  static Stream<Arguments> everywhere() {
    return Jvms.wanted()
        .flatMap(jdk -> Stream.of("unique", "pc").map(mode -> Arguments.of(mode, jdk)));
  }

  static Stream<Arguments> everywhereInAnyMode() {
    return Jvms.wanted()
        .flatMap(jdk -> Stream.of("unique", "pc", "cmp").map(mode -> Arguments.of(mode, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("everywhereInAnyMode")
  void shouldStart(String mode, Jvms.Wanted jdk) {
    OrdinaryProgram program =
        sample("quickstart", "org.kcov4j.samples.quickstart.Quickstart", Artifacts.samples());
    ForkedJvm traced = shouldRunAsWithoutAgent(program, jdk.orSkip(17), "mode=" + mode);
    Run trace =
        new Cli(work)
            .run(
                "trace",
                "--format=tsv",
                "--thread=main",
                "--class=java.util.*",
                "--limit=100",
                traced.sessions().get(0));
    assertThat(trace.clean().stdout().lines()).hasSizeGreaterThan(20);
    // There is none; what was loaded before looks different from its class file.
    assertThat(new Cli(work).run("info", traced.sessions().get(0)).clean().stdout())
        .doesNotContain("other agents");
  }

  /** Where neither the verifier nor anything else has loaded classes that the agent needs. */
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("everywhere")
  void shouldRecordAFewClasses(String mode, Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    ForkedJvm traced =
        new ForkedJvm(jdk, work)
            .jvmArgs("-Xverify:remote")
            .classPath(List.of(Artifacts.samples()))
            .agent(
                "bootstrap=true",
                "mode=" + mode,
                "includes=org.kcov4j.samples.quickstart.Sorter:java.util.HashMap")
            .main("org.kcov4j.samples.quickstart.Quickstart");
    traced.run().clean();

    assertThat(new Cli(work).trace("main", traced.sessions().get(0)))
        .extracting(row -> row.location().className())
        .contains("java.util.HashMap", "org.kcov4j.samples.quickstart.Sorter")
        .containsOnly("java.util.HashMap", "org.kcov4j.samples.quickstart.Sorter");
  }

  static Stream<Arguments> programs() {
    List<OrdinaryProgram> all = Stream.concat(OrdinaryProgram.all(), Stream.of(json())).toList();
    return Jvms.wanted()
        .flatMap(
            jdk ->
                all.stream()
                    .flatMap(
                        program ->
                            Stream.of("unique", "pc", "cmp")
                                .map(mode -> Arguments.of(program, mode, jdk))));
  }

  @ParameterizedTest(name = "{0} in {1} on {2}")
  @MethodSource("programs")
  void shouldRunAsWithoutAgent(OrdinaryProgram program, String mode, Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(program.java());
    boolean sample = jdk.equals(Jvms.running()) && mode.equals("pc") && program.name().equals("H2");
    Assumptions.assumeTrue(MATRIX || sample, "runs with -Pjdk-matrix");
    shouldRunAsWithoutAgent(program, jdk, "mode=" + mode);
  }

  private ForkedJvm shouldRunAsWithoutAgent(OrdinaryProgram program, Jdk jdk, String option) {
    Run plain = program.run(new ForkedJvm(jdk, work.resolve("plain")));
    ForkedJvm traced =
        new ForkedJvm(jdk, work.resolve("traced"))
            .timeout(java.time.Duration.ofMinutes(10))
            .agent("bootstrap=true", option);
    Run run = program.run(traced);

    assertThat(run.exit()).as(run.toString()).isEqualTo(plain.exit()).isZero();
    assertThat(withoutDurations(run.stdout())).isEqualTo(withoutDurations(plain.stdout()));
    assertThat(withoutDurations(run.stderr())).isEqualTo(withoutDurations(plain.stderr()));
    return traced;
  }

  private static OrdinaryProgram json() {
    return sample(
        "JSON",
        "org.kcov4j.samples.json.JsonDriver",
        Artifacts.samplesWithLibraries().toArray(Path[]::new));
  }

  private static OrdinaryProgram sample(String name, String mainClass, Path... classPath) {
    return new OrdinaryProgram(name, 17, List.of(classPath), List.of(mainClass));
  }

  private static String withoutDurations(String text) {
    return text.replaceAll("\\d+ ms", "N ms");
  }
}
