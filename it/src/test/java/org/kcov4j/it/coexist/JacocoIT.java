package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JacocoPeer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;

/** JaCoCo rewrites every class too, before this agent does, wherever it stands. */
class JacocoIT {
  // JaCoCo has classes of its own, and those of proxies are numbered as they come.
  private static final String JSON = "includes=org.kcov4j.samples.*:com.fasterxml.*";

  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInEitherOrder(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    FlowProgram.Recorded alone =
        FlowProgram.record(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("alone"))), work);
    FlowProgram.Recorded before =
        FlowProgram.record(
            FlowProgram.withAgent(withJacoco(new ForkedJvm(jdk, work.resolve("before")))), work);
    FlowProgram.Recorded after =
        FlowProgram.record(
            withJacoco(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("after")))), work);

    assertThat(alone.trace()).hasSizeGreaterThan(1_000);
    assertSame(alone, before);
    assertSame(alone, after);
  }

  @Test
  void shouldFindAllOfJacksonAndLeaveJacocoItsReport() throws IOException {
    ForkedJvm alone = new ForkedJvm(Jvms.running(), work.resolve("alone")).agent(JSON);
    json(alone);
    ForkedJvm before = withJacoco(new ForkedJvm(Jvms.running(), work.resolve("before"))).agent(JSON);
    json(before);
    ForkedJvm after = withJacoco(new ForkedJvm(Jvms.running(), work.resolve("after")).agent(JSON));
    json(after);
    json(withJacoco(new ForkedJvm(Jvms.running(), work.resolve("jacoco"))));

    Set<String> places = places(alone);
    assertThat(places).hasSizeGreaterThan(5_000);
    assertThat(places(before)).isEqualTo(places);
    assertThat(places(after)).isEqualTo(places);
    for (ForkedJvm each : List.of(before, after)) {
      assertThat(new Cli(work).run("info", each.output()).clean().stdout())
          .contains("  rewritten     ")
          .doesNotContain("but not of", "no original", "versions");
    }
    Set<String> covered = covered("jacoco");
    assertThat(covered).hasSizeGreaterThan(1_000);
    assertThat(covered("before")).isEqualTo(covered);
    assertThat(covered("after")).isEqualTo(covered);
  }

  private ForkedJvm withJacoco(ForkedJvm jvm) {
    return jvm.jvmArgs(JacocoPeer.jvmArg(Path.of("jacoco.exec")));
  }

  private Set<String> covered(String run) throws IOException {
    Path execFile = work.resolve(run).resolve("jacoco.exec");
    assertThat(Files.size(execFile)).isPositive();
    return JacocoPeer.covered(execFile, Artifacts.samplesWithLibraries());
  }

  private static void json(ForkedJvm jvm) {
    jvm.classPath(Artifacts.samplesWithLibraries())
        .main("org.kcov4j.samples.json.JsonDriver")
        .run()
        .clean();
  }

  private Set<String> places(ForkedJvm jvm) {
    Set<String> places = new TreeSet<>();
    new Cli(work)
        .trace("*", jvm.sessions().get(0))
        .forEach(row -> places.add(row.pc() + " " + row.location() + " " + row.line()));
    return places;
  }

  private static void assertSame(FlowProgram.Recorded expected, FlowProgram.Recorded actual) {
    assertThat(actual.stdout()).isEqualTo(expected.stdout());
    assertThat(Differences.first(expected.trace(), actual.trace()).orElse("none"))
        .isEqualTo("none");
  }
}
