package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JacocoPeer;
import org.kcov4j.it.harness.JacocoXml;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.ReportComparison;

/**
 * Our XML report and JaCoCo's agree line by line in instructions and branches, in classes that ran
 * and in classes that were never loaded, but for what an exception left and what differs from run
 * to run.
 */
class JacocoReportOracleIT {
  /** So many under each agent, to tell what differs from run to run. */
  private static final int RUNS = 3;

  private static final Jdk JDK = Jvms.running();

  @TempDir private Path work;

  private interface Program {
    ForkedJvm on(ForkedJvm jvm);
  }

  @Test
  void shouldAgreeWithJacocoOnJackson() throws IOException {
    ReportComparison result =
        compare(
            Artifacts.samplesWithLibraries(),
            jvm ->
                jvm.classPath(Artifacts.samplesWithLibraries())
                    .main("org.kcov4j.samples.json.JsonDriver"));

    assertThat(result.equal()).isGreaterThan(50_000);
  }

  @Test
  void shouldAgreeWithJacocoOnTheTestsOfCommonsLang() throws IOException {
    ReportComparison result =
        compare(List.of(Artifacts.corpus("commons-lang3")), jvm -> OrdinaryProgram.junit().in(jvm));

    assertThat(result.equal()).isGreaterThan(10_000);
  }

  @Test
  void shouldAgreeWithJacocoOnADatabase() throws IOException {
    ReportComparison result =
        compare(List.of(Artifacts.corpus("h2")), jvm -> OrdinaryProgram.h2().in(jvm));

    assertThat(result.equal()).isGreaterThan(40_000);
  }

  private ReportComparison compare(List<Path> classes, Program program) throws IOException {
    List<JacocoXml> ours = new ArrayList<>();
    List<JacocoXml> theirs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      ours.add(kcov4j(work.resolve("ours" + run), classes, program));
      theirs.add(jacoco(work.resolve("theirs" + run), classes, program));
    }

    ReportComparison result = ReportComparison.of(ours, theirs);

    System.out.printf(
        "lines that agree with JaCoCo: %,d; others: %s%n", result.equal(), result.counts());
    assertThat(result.unexplained()).isEmpty();
    assertThat(result.differentClasses()).isEmpty();
    assertThat(result.counts().getOrDefault(ReportComparison.Reason.LEFT_BY_EXCEPTION, 0))
        .as("lines left by an exception")
        .isLessThan(100);
    return result;
  }

  private JacocoXml kcov4j(Path directory, List<Path> classes, Program program) throws IOException {
    ForkedJvm jvm = program.on(jvm(directory).agent("granularity=edge"));
    jvm.run().ok();
    String classPath =
        classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    new Cli(work)
        .run(
            "report",
            "--format=xml",
            "--classes=" + classPath,
            "--output=" + directory,
            jvm.output())
        .clean();
    return JacocoXml.read(directory.resolve("jacoco.xml"));
  }

  private static JacocoXml jacoco(Path directory, List<Path> classes, Program program)
      throws IOException {
    Path exec = directory.resolve("jacoco.exec");
    program.on(jvm(directory).jvmArgs(JacocoPeer.jvmArg(exec))).run().ok();
    Path xml = directory.resolve("jacoco.xml");
    JacocoPeer.report(exec, classes, JDK.feature(), xml);
    return JacocoXml.read(xml);
  }

  /**
   * One in which all objects have one identity hash code, or maps would be walked as it pleases.
   */
  private static ForkedJvm jvm(Path directory) {
    return new ForkedJvm(JDK, directory)
        .jvmArgs("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2");
  }
}
