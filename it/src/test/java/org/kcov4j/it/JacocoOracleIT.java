package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JacocoPeer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LineCoverage;
import org.kcov4j.it.harness.Run;

/**
 * No line that JaCoCo calls covered is missing from the report. The other way round it need not
 * hold: JaCoCo does not count a line that an exception leaves.
 */
class JacocoOracleIT {

  /** Far more than the samples alone: Jackson was seen. */
  private static final int PLENTY = 3000;

  /** Jackson seeds its symbol tables with the clock, so their collisions differ between runs. */
  private static final String SEEDED = "com/fasterxml/jackson/core/sym/";

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldCoverEveryLineThatJacocoCovers(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path exec = work.resolve("jacoco.exec");
    Run theirs = json(jdk, "jacoco").jvmArgs(JacocoPeer.jvmArg(exec)).run().clean();

    ForkedJvm jvm = json(jdk, "kcov4j").agent();
    Run ours = jvm.run().clean();
    Path report = work.resolve("report");
    new Cli(work).run("report", "--format=xml", "--output=" + report, jvm.output()).ok();

    SortedSet<String> missing =
        new TreeSet<>(JacocoPeer.covered(exec, Artifacts.samplesWithLibraries()));
    assertThat(missing).hasSizeGreaterThan(PLENTY);
    missing.removeIf(line -> line.startsWith(SEEDED));
    missing.removeAll(LineCoverage.covered(xmlIn(report)));
    assertThat(missing).isEmpty();
    assertThat(ours.stdout()).isEqualTo(theirs.stdout());
  }

  private ForkedJvm json(Jdk jdk, String tool) {
    return new ForkedJvm(jdk, work.resolve(tool))
        // The same identity hash for all: classes are keys of hash tables, and which of them
        // collide
        // must be the same in both runs.
        .jvmArgs("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2")
        .classPath(Artifacts.samplesWithLibraries())
        .main("org.kcov4j.samples.json.JsonDriver");
  }

  private static Path xmlIn(Path report) throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files.filter(file -> file.toString().endsWith(".xml")).findFirst().orElseThrow();
    }
  }
}
