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

/**
 * No line that JaCoCo calls covered is missing from the report of the same run, with both agents in
 * one JVM: two runs of Jackson differ, since the clock seeds its symbol tables. The other way round
 * it need not hold: JaCoCo does not count a line that an exception leaves.
 */
class JacocoOracleIT {

  /** Far more than the samples alone: Jackson was seen. */
  private static final int PLENTY = 3000;

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldCoverEveryLineThatJacocoCovers(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path exec = work.resolve("jacoco.exec");
    ForkedJvm jvm =
        new ForkedJvm(jdk, work.resolve("both"))
            .jvmArgs(JacocoPeer.jvmArg(exec))
            .agent("excludes=org.jacoco.*")
            .classPath(Artifacts.samplesWithLibraries())
            .main("org.kcov4j.samples.json.JsonDriver");
    jvm.run().clean();
    Path report = work.resolve("report");
    new Cli(work).run("report", "--format=xml", "--output=" + report, jvm.output()).ok();

    SortedSet<String> missing =
        new TreeSet<>(JacocoPeer.covered(exec, Artifacts.samplesWithLibraries()));
    assertThat(missing).hasSizeGreaterThan(PLENTY);
    missing.removeAll(LineCoverage.covered(xmlIn(report)));
    assertThat(missing).isEmpty();
  }

  private static Path xmlIn(Path report) throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files.filter(file -> file.toString().endsWith(".xml")).findFirst().orElseThrow();
    }
  }
}
