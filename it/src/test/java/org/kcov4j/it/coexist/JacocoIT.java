package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  void shouldRecordTheSameInEitherOrder(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    FlowProgram.Recorded alone =
        FlowProgram.record(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("alone"))), work);
    FlowProgram.Recorded before =
        FlowProgram.record(
            FlowProgram.withAgent(withJacoco(new ForkedJvm(jdk, work.resolve("before")))), work);
    FlowProgram.Recorded after =
        FlowProgram.record(
            withJacoco(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("after")))), work);

    FlowProgram.run(withJacoco(new ForkedJvm(jdk, work.resolve("jacoco")))).clean();

    assertThat(alone.trace()).hasSizeGreaterThan(1_000);
    assertSame(alone, before);
    assertSame(alone, after);
    Set<String> covered = covered("jacoco");
    assertThat(covered).hasSizeGreaterThan(300);
    assertThat(covered("before")).isEqualTo(covered);
    assertThat(covered("after")).isEqualTo(covered);
  }

  /** Which blocks run differs from run to run, since Jackson's maps are ordered by identity. */
  @Test
  void shouldFindAllBlocksOfJackson() {
    ForkedJvm alone = new ForkedJvm(Jvms.running(), work.resolve("alone")).agent(JSON);
    json(alone);
    ForkedJvm before =
        withJacoco(new ForkedJvm(Jvms.running(), work.resolve("before"))).agent(JSON);
    json(before);

    Map<Integer, String> places = places(alone);
    Map<Integer, String> found = places(before);
    assertThat(places).hasSizeGreaterThan(5_000);
    assertThat(found).hasSizeGreaterThan(5_000);
    found.keySet().retainAll(places.keySet());
    places.keySet().retainAll(found.keySet());
    assertThat(found).isEqualTo(places);

    String info = new Cli(work).run("info", before.output()).clean().stdout();
    assertThat(line(info, "classes"))
        .isEqualTo(line(new Cli(work).run("info", alone.output()).clean().stdout(), "classes"));
    assertThat(line(info, "rewritten")).startsWith("608 classes");
    assertThat(info).doesNotContain("but not of", "no original", "versions");
  }

  private static String line(String info, String fact) {
    return info.lines()
        .map(String::strip)
        .filter(each -> each.startsWith(fact + " "))
        .map(each -> each.substring(fact.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private ForkedJvm withJacoco(ForkedJvm jvm) {
    return jvm.jvmArgs(JacocoPeer.jvmArg(Path.of("jacoco.exec")));
  }

  private Set<String> covered(String run) throws IOException {
    return JacocoPeer.covered(
        work.resolve(run).resolve("jacoco.exec"), List.of(Artifacts.samples()));
  }

  private static void json(ForkedJvm jvm) {
    jvm.classPath(Artifacts.samplesWithLibraries())
        .main("org.kcov4j.samples.json.JsonDriver")
        .run()
        .clean();
  }

  private Map<Integer, String> places(ForkedJvm jvm) {
    Map<Integer, String> places = new TreeMap<>();
    new Cli(work)
        .trace("*", jvm.sessions().get(0))
        .forEach(row -> places.put(row.pc(), row.location() + " " + row.line()));
    return places;
  }

  private static void assertSame(FlowProgram.Recorded expected, FlowProgram.Recorded actual) {
    assertThat(actual.stdout()).isEqualTo(expected.stdout());
    assertThat(Differences.first(expected.trace(), actual.trace()).orElse("none"))
        .isEqualTo("none");
  }
}
