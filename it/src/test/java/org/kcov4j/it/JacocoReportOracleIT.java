package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ExceptionWatch;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JacocoPeer;
import org.kcov4j.it.harness.JacocoXml;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.ReportComparison;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.SharedPcs;

/**
 * Our XML report and JaCoCo's agree in each line's instructions and branches and in all counters of
 * methods, classes and source files, whether they ran or were never loaded, but for what an
 * exception left, which a debugger sees, and what has its PC from a block of another class too.
 *
 * <p>Both agents are in one JVM, so that they watch the same run: tests of threads, of clocks and
 * of random numbers never run twice alike. JaCoCo rewrites classes first; ours finds the blocks of
 * the class file in what it left. Some tests of each library run here, all of them with {@code
 * -Poracle}.
 */
class JacocoReportOracleIT {
  private static final Jdk JDK = Jvms.running();

  /** Whether whole test suites run; minutes each. */
  private static final boolean ALL = Boolean.getBoolean("kcov4j.oracle.all");

  private static final Duration LONG = Duration.ofMinutes(40);

  /** What H2's build makes: its classes, those of its tests, and the libraries that these need. */
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
        ALL
            ? compare(TestSuite.lang())
            : compare(
                List.of(Artifacts.corpus("commons-lang3")), jvm -> OrdinaryProgram.junit().in(jvm));

    assertThat(result.equal()).isGreaterThan(10_000);
  }

  @Test
  void shouldAgreeWithJacocoOnTheTestsOfCommonsCollections() throws IOException {
    ReportComparison result = compare(TestSuite.collections(ALL));

    assertThat(result.equal()).isGreaterThan(9_000);
  }

  private ReportComparison compare(TestSuite suite) throws IOException {
    suite.unpackFiles(work.resolve("run"));
    return compare(List.of(Artifacts.corpus(suite.library())), suite::in);
  }

  @Test
  void shouldAgreeWithJacocoOnADatabase() throws IOException {
    ReportComparison result =
        compare(List.of(Artifacts.corpus("h2")), jvm -> OrdinaryProgram.h2().in(jvm));

    assertThat(result.equal()).isGreaterThan(40_000);
  }

  /** Its scripts of SQL: most of what it can do. */
  @Test
  void shouldAgreeWithJacocoOnTheScriptsOfADatabase() throws IOException {
    compareH2(jvm -> jvm.main("org.h2.test.scripts.TestScript"));
  }

  /**
   * Its tests by packages, in memory. Those of {@code db} throw 750,000 exceptions, which the
   * debugger looks at: ten minutes on one core. Some of them fail without agents too, and under a
   * debugger those that measure time do; but what they ran is the same for both.
   */
  @ParameterizedTest
  @ValueSource(strings = {"jdbc", "jdbcx server", "unit", "store", "db", "mvcc"})
  void shouldAgreeWithJacocoOnTheTestsOfADatabase(String packages) throws IOException {
    compareH2(
        jvm ->
            jvm.jvmArgs(
                    "-Xmx2g",
                    "-Dh2.maxMemoryRows=100",
                    "-Dh2.delayWrongPasswordMin=0",
                    "-Dh2.delayWrongPasswordMax=0",
                    "-Dh2.useThreadContextClassLoader=true")
                .main(DatabaseTests.class.getName(), packages.split(" ")));
  }

  private void compareH2(Program program) throws IOException {
    String h2 = System.getProperty(H2, "");
    assumeTrue(!h2.isEmpty(), "-D" + H2 + "= names no directory of H2's build");
    Path build = Path.of(h2);
    List<Path> classPath = new ArrayList<>();
    classPath.add(build.resolve("classes"));
    classPath.add(build.resolve("test-classes"));
    classPath.add(Path.of("target/test-classes").toAbsolutePath());
    try (Stream<Path> libraries = Files.list(build.resolve("dependency"))) {
      classPath.addAll(libraries.sorted().toList());
    }
    ReportComparison result =
        compare(List.of(build.resolve("classes")), jvm -> program.on(jvm.classPath(classPath)));

    assertThat(result.equal()).isGreaterThan(40_000);
  }

  private ReportComparison compare(List<Path> classes, Program program) throws IOException {
    Path exec = work.resolve("jacoco.exec");
    ForkedJvm jvm =
        program
            .on(new ForkedJvm(JDK, work.resolve("run")))
            .timeout(LONG)
            .jvmArgs(JacocoPeer.jvmArg(exec))
            .agent("granularity=edge", "excludes=org.jacoco.*");
    ExceptionWatch.Watched watched = ExceptionWatch.run(jvm);
    checkRun(watched.run());

    ReportComparison result =
        ReportComparison.of(
            ours(jvm, classes),
            theirs(exec, classes),
            watched.left(),
            SharedPcs.lines(new Cli(work), jvm.output()));

    System.out.printf(
        "lines that agree with JaCoCo: %,d; others: %s; counters unexplained: %,d; exceptions: %,d%n",
        result.equal(),
        result.counts(),
        result.differentCounters().size(),
        watched.left().exceptions());
    assertThat(result.unexplained()).isEmpty();
    assertThat(result.differentCounters()).isEmpty();
    return result;
  }

  /** Few tests fail, or it is not what the library's authors run. */
  private static void checkRun(Run run) {
    Matcher tests =
        Pattern.compile("\\[ +(\\d+) tests successful +]\\s+\\[ +(\\d+) tests failed +]")
            .matcher(run.stdout());
    Matcher h2 = Pattern.compile("tests of H2: (\\d+)").matcher(run.stdout());
    if (tests.find()) {
      checkTests(run, Integer.parseInt(tests.group(1)), Integer.parseInt(tests.group(2)), 1);
    } else if (h2.find()) {
      int failed = (int) run.stderr().lines().filter(l -> l.startsWith("ERROR: FAIL")).count();
      checkTests(run.ok(), Integer.parseInt(h2.group(1)) - failed, failed, 10);
    } else {
      run.ok();
    }
  }

  private static void checkTests(Run run, int successful, int failed, int percent) {
    System.out.printf("tests: %,d successful, %,d failed%n", successful, failed);
    assertThat(100 * failed).as(run.toString()).isLessThanOrEqualTo(percent * successful);
  }

  private JacocoXml ours(ForkedJvm jvm, List<Path> classes) throws IOException {
    Path report = work.resolve("ours");
    String classPath =
        classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    new Cli(work)
        .run("report", "--format=xml", "--classes=" + classPath, "--output=" + report, jvm.output())
        .ok(); // it may warn of classes that tests compile, each time anew
    return JacocoXml.read(report.resolve("jacoco.xml"));
  }

  private JacocoXml theirs(Path exec, List<Path> classes) throws IOException {
    Path xml = work.resolve("theirs.xml");
    JacocoPeer.report(exec, classes, JDK.feature(), xml);
    return JacocoXml.read(xml);
  }
}
