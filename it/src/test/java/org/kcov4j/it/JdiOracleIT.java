package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.CodeLocation;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JdiTracer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.SampleClasses;
import org.kcov4j.it.harness.Step;
import org.kcov4j.it.harness.TraceRow;

/**
 * What the agent records of a thread in PC mode is, block by block and in order, what a debugger
 * sees that thread execute. A static initializer, with all it calls, is an interrupt unless the
 * option {@code interrupts=-clinit} says otherwise (statement 31 of the contract).
 */
class JdiOracleIT {

  private static final Map<String, JdiTracer.Traced> TRACED = new ConcurrentHashMap<>();

  @TempDir private Path work;

  static Stream<Arguments> programs() {
    return Jvms.wanted()
        .flatMap(jdk -> SampleClasses.flowTargets().stream().map(main -> Arguments.of(main, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("programs")
  void shouldRecordEveryBlockOutsideStaticInitializers(String mainClass, Jvms.Wanted jdk) {
    JdiTracer.Traced expected = trace(jdk.orSkip(17), mainClass);
    shouldRecord(expected, step -> !step.inStaticInitializer(), jdk.orSkip(17), mainClass);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("programs")
  void shouldRecordEveryBlockWhenStaticInitializersCount(String mainClass, Jvms.Wanted jdk) {
    JdiTracer.Traced expected = trace(jdk.orSkip(17), mainClass);
    shouldRecord(expected, step -> true, jdk.orSkip(17), mainClass, "interrupts=-clinit");
  }

  private void shouldRecord(
      JdiTracer.Traced traced,
      Predicate<Step> counts,
      Jdk jdk,
      String mainClass,
      String... options) {
    ForkedJvm jvm = new ForkedJvm(jdk, work).classPath(List.of(Artifacts.samples()));
    String[] all =
        Stream.concat(
                Stream.of("mode=pc", "threads=main", "includes=" + SampleClasses.PATTERN),
                Stream.of(options))
            .toArray(String[]::new);

    assertThat(jvm.agent(all).main(mainClass).run().clean().stdout()).isEqualTo(traced.stdout());
    assertThat(jvm.sessions()).hasSize(1);

    List<CodeLocation> expected =
        traced.steps().stream()
            .filter(counts)
            .map(Step::location)
            .filter(SampleClasses::isLeader)
            .toList();
    List<CodeLocation> actual =
        new Cli(work)
            .trace("main", jvm.sessions().get(0)).stream().map(TraceRow::location).toList();
    assertThat(Differences.first(expected, actual).orElse("none"))
        .as("%s on %s", mainClass, jdk)
        .isEqualTo("none");
  }

  /** Both tests need it, and a debugged run takes longer than any other. */
  private static JdiTracer.Traced trace(Jdk jdk, String mainClass) {
    return TRACED.computeIfAbsent(
        mainClass + " on " + jdk, key -> JdiTracer.run(jdk, mainClass, SampleClasses.PATTERN));
  }
}
