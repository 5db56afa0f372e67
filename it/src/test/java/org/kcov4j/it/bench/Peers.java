package org.kcov4j.it.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Other coverage tools, each set to do as little beside coverage as it can. */
final class Peers {
  private static final String LOAD = "org.kcov4j.it.bench.load.";

  private Peers() {}

  static List<Configuration> all() {
    return List.of(jacoco(), intellij("line", true), intellij("branch", false), jazzer(), jqf());
  }

  private static Configuration jacoco() {
    return Configuration.of(
        "jacoco",
        "none",
        work ->
            List.of(
                agent("org.jacoco.agent-runtime") + "=destfile=" + work.resolve("jacoco.exec")));
  }

  /**
   * IntelliJ's agent takes the data file, then flags: per-test tracking, classes never loaded,
   * merging, lines only; without patterns it instruments what is not the JDK's.
   */
  private static Configuration intellij(String kind, boolean linesOnly) {
    return Configuration.of(
        "intellij-" + kind,
        "none",
        work ->
            List.of(
                agent("intellij")
                    + "="
                    + work.resolve("intellij.ic")
                    + ",false,false,false,"
                    + linesOnly));
  }

  /**
   * Jazzer without data flow and without its bug detectors: one run, in which the program is the
   * target. ({@code --hooks=false} would take all instrumentation away; a pattern for all classes
   * would take in the JDK's.)
   */
  private static Configuration jazzer() {
    return new Configuration(
        "jazzer",
        "none",
        work -> List.of("-XX:+EnableDynamicAgentLoading"),
        () -> BenchPaths.peer("jazzer"),
        main ->
            List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + LOAD + "JazzerTarget",
                "--trace=cov",
                "--custom_hook_excludes=**",
                "--instrumentation_includes=org.**:com.fasterxml.**",
                "-runs=1",
                "-timeout=0",
                "-rss_limit_mb=0"));
  }

  /** JQF's fast mode: its own classes go to the boot path, as its scripts do it. */
  private static Configuration jqf() {
    return new Configuration(
        "jqf",
        "none",
        work ->
            List.of(
                "-Xbootclasspath/a:"
                    + BenchPaths.peer("jqf").stream()
                        .filter(
                            jar -> jar.endsWith("asm.jar") || jar.endsWith("jqf-instrument.jar"))
                        .map(Path::toString)
                        .collect(Collectors.joining(":")),
                "-javaagent:"
                    + BenchPaths.peer("jqf").stream()
                        .filter(jar -> jar.endsWith("jqf-instrument.jar"))
                        .findFirst()
                        .orElseThrow(),
                "-DuseFastNonCollidingCoverageInstrumentation=true",
                "-Djanala.excludes=java/,javax/,com/sun/,edu/berkeley/cs/jqf/,org/xml/,org/w3c/"),
        () -> BenchPaths.peer("jqf").stream().filter(jar -> !jar.endsWith("asm.jar")).toList(),
        main -> List.of(LOAD + "JqfTarget"));
  }

  private static String agent(String name) {
    return "-javaagent:" + BenchPaths.peer(name).get(0);
  }
}
