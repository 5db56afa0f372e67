package org.kcov4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInfo;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/**
 * A program of {@code org.kcov4j.conformance} in a JVM with the agent. It checks several statements
 * and says of each how it went; it runs once for each JDK and set of JVM arguments.
 */
final class Program {
  private static final String PACKAGE = "org.kcov4j.conformance.";
  private static final String TARGETS = PACKAGE + "target.";
  private static final String OK = "ok";
  private static final String SKIPPED = "skipped: ";

  private static final String GATED = "mode=none";

  private final String name;
  private final List<String> modes;
  private final List<String> options;
  private final Map<String, Map<String, String>> outcomes = new ConcurrentHashMap<>();

  /**
   * @param name the program's simple name
   * @param options of the agent, beside or instead of those that all programs have
   */
  Program(String name, String... options) {
    this(name, List.of(GATED), List.of(options));
  }

  private Program(String name, List<String> modes, List<String> options) {
    this.name = name;
    this.modes = modes;
    this.options = options;
  }

  /**
   * A program that runs twice: with probes that ask whether anything was enabled, and with those of
   * a JVM in which some thread, of another name than any of the program's, records from the start.
   */
  static Program withEitherProbe(String name, String... options) {
    return new Program(
        name, List.of(GATED, "mode=unique,threads=of-no-such-name"), List.of(options));
  }

  /** Passes if the program's method that is named as the test says that its statement holds. */
  void holds(Jvms.Wanted jdk, TestInfo test, String... jvmArgs) {
    String statement = test.getTestMethod().orElseThrow().getName();
    for (String mode : modes) {
      String outcome =
          outcomes
              .computeIfAbsent(
                  jdk + " " + mode + " " + List.of(jvmArgs), key -> run(jdk, mode, jvmArgs))
              .get(statement);
      Assumptions.assumeFalse(outcome != null && outcome.startsWith(SKIPPED), outcome);
      assertThat(outcome).as("%s of %s on %s, %s", statement, name, jdk, mode).isEqualTo(OK);
    }
  }

  private Map<String, String> run(Jvms.Wanted jdk, String mode, String... jvmArgs) {
    Path work = workDirectory();
    Run run =
        jvm(jdk, work, mode, options, jvmArgs)
            .main(PACKAGE + "Statements", PACKAGE + name)
            .run()
            .clean();
    return run.stdout()
        .lines()
        .map(line -> line.split("\t", 2))
        .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
  }

  /** A JVM with the agent, for a main class of the programs' package. */
  static ForkedJvm jvm(Jvms.Wanted jdk, Path work, List<String> options, String... jvmArgs) {
    return jvm(jdk, work, GATED, options, jvmArgs);
  }

  private static ForkedJvm jvm(
      Jvms.Wanted jdk, Path work, String mode, List<String> options, String... jvmArgs) {
    Stream<String> common =
        Stream.of(mode, "includes=" + TARGETS + "*", "excludes=" + TARGETS + "Excluded")
            .filter(each -> options.stream().noneMatch(own -> key(own).equals(key(each))));
    return new ForkedJvm(jdk.orSkip(8), work)
        .jvmArgs(Arrays.copyOf(jvmArgs, jvmArgs.length))
        .agent(Stream.concat(common, options.stream()).toArray(String[]::new))
        .classPath(Artifacts.conformance());
  }

  private static String key(String option) {
    return option.substring(0, option.indexOf('='));
  }

  private static Path workDirectory() {
    try {
      Path below = Files.createDirectories(Path.of("target", "conformance-runs").toAbsolutePath());
      return Files.createTempDirectory(below, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
