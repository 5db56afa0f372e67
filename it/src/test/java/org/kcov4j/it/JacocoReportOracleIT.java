package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
import org.kcov4j.it.harness.Run;

/**
 * Our XML report and JaCoCo's agree line by line in instructions and branches, in classes that ran
 * and in classes that were never loaded, but for what an exception left and what differs from run
 * to run. Some tests of each library run here, all of them with {@code -Poracle}.
 */
class JacocoReportOracleIT {
  /** So many under each agent, to tell what differs from run to run. */
  private static final int RUNS = 3;

  private static final Jdk JDK = Jvms.running();

  /** Whether whole test suites run; minutes, under each agent. */
  private static final boolean ALL = Boolean.getBoolean("kcov4j.oracle.all");

  /** Tests that need other libraries, and such that mostly wait. */
  private static final List<String> LEFT_OUT =
      List.of(
          "GuavaTestlibTest",
          "CollectionUtilsTest",
          "IteratorUtilsTest",
          "PropertiesFactory.*",
          "EmptyPropertiesTest",
          "NodeListIteratorTest",
          "collections4.functors.*",
          "lang3.concurrent.*",
          "ThreadUtilsTest");

  private static final Duration LONG = Duration.ofMinutes(20);

  /** A directory with H2's classes and those of its tests, which no repository has. */
  private static final String H2 = "kcov4j.oracle.h2";

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
        compare(
            List.of(Artifacts.corpus("commons-lang3")),
            ALL
                ? jvm -> allTests(jvm, "org.apache.commons.lang3", "commons-lang3")
                : jvm -> OrdinaryProgram.junit().in(jvm));

    assertThat(result.equal()).isGreaterThan(10_000);
  }

  @Test
  void shouldAgreeWithJacocoOnTheTestsOfCommonsCollections() throws IOException {
    ReportComparison result =
        compare(
            List.of(Artifacts.corpus("commons-collections4")),
            jvm ->
                allTests(
                    jvm,
                    "org.apache.commons.collections4" + (ALL ? "" : ".bidimap"),
                    "commons-collections4"));

    assertThat(result.equal()).isGreaterThan(9_000);
  }

  /** Tests whose files are not there fail. */
  private static ForkedJvm allTests(ForkedJvm jvm, String tests, String library) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(Artifacts.corpus("junit-platform-console-standalone"));
    classPath.add(Artifacts.corpus(library));
    classPath.add(Artifacts.corpus(library + "-tests"));
    classPath.add(Artifacts.corpus("commons-lang3"));
    return jvm.classPath(classPath)
        .timeout(LONG)
        .main(
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=none",
            "--select-package=" + tests,
            "--include-classname=[^$]*Test",
            "--exclude-classname=.*(" + String.join("|", LEFT_OUT) + ")");
  }

  @Test
  void shouldAgreeWithJacocoOnADatabase() throws IOException {
    ReportComparison result =
        compare(List.of(Artifacts.corpus("h2")), jvm -> OrdinaryProgram.h2().in(jvm));

    assertThat(result.equal()).isGreaterThan(40_000);
  }

  @Test
  void shouldAgreeWithJacocoOnTheTestsOfADatabase() throws IOException {
    String h2 = System.getProperty(H2, "");
    assumeTrue(!h2.isEmpty(), "-D" + H2 + "= names no directory of H2 and its tests");
    Path classes = Path.of(h2);
    ReportComparison result =
        compare(
            List.of(classes.resolve("main")),
            jvm ->
                jvm.classPath(List.of(classes.resolve("main"), classes.resolve("test")))
                    .timeout(LONG)
                    .main("org.h2.test.scripts.TestScript"));

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
    ran(jvm.run());
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

  /** A test that fails fails without an agent too; what ran is what is compared. */
  private static void ran(Run run) {
    if (!run.stdout().contains("tests successful")) {
      run.ok();
    }
  }

  private static JacocoXml jacoco(Path directory, List<Path> classes, Program program)
      throws IOException {
    Path exec = directory.resolve("jacoco.exec");
    ran(program.on(jvm(directory).jvmArgs(JacocoPeer.jvmArg(exec))).run());
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
