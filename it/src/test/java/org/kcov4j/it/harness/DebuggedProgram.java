package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program that a debugger follows, to know what a trace of its main thread has to be.
 *
 * @param jdk where it runs
 * @param jvmArgs arguments of that JVM
 * @param classes its own classes
 * @param path what else is on its class path
 * @param mainClass its main class
 * @param pattern the classes to trace, as {@code a.b.*}
 */
public record DebuggedProgram(
    Jdk jdk,
    List<String> jvmArgs,
    CompiledClasses classes,
    List<Path> path,
    String mainClass,
    String pattern) {

  /** Its class path. */
  List<Path> classPath() {
    List<Path> all = new ArrayList<>();
    all.add(classes.directory());
    all.addAll(path);
    return all;
  }

  /** Runs it under the debugger. */
  public JdiTracer.Traced debug() {
    return JdiTracer.run(this);
  }

  /**
   * Runs it under the agent and fails unless it prints what it printed under the debugger, and its
   * main thread's trace is, block by block and in order, what the debugger saw.
   *
   * @param counts which of the debugger's steps have to be recorded
   * @param work where that JVM writes
   * @param options of the agent, beside those that all these programs need
   */
  public void shouldBeRecorded(
      JdiTracer.Traced debugged, Predicate<Step> counts, Path work, String... options) {
    String[] all =
        Stream.concat(
                Stream.of("mode=pc", "threads=main", "includes=" + pattern), Stream.of(options))
            .toArray(String[]::new);
    ForkedJvm jvm = new ForkedJvm(jdk, work).classPath(classPath()).agent(all);
    jvm.jvmArgs(jvmArgs.toArray(String[]::new));

    assertThat(jvm.main(mainClass).run().clean().stdout()).isEqualTo(debugged.stdout());
    assertThat(jvm.sessions()).hasSize(1);

    List<CodeLocation> expected =
        debugged.steps().stream()
            .filter(counts)
            .map(Step::location)
            .filter(classes::isLeader)
            .toList();
    List<CodeLocation> actual =
        new Cli(work)
            .trace("main", jvm.sessions().get(0)).stream().map(TraceRow::location).toList();
    assertThat(Differences.first(expected, actual).orElse("none"))
        .as("%s on %s", mainClass, jdk)
        .isEqualTo("none");
  }
}
