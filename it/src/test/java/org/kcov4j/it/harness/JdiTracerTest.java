package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the oracle must not lose. The expected numbers follow from the sources of the targets. */
class JdiTracerTest {

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldCountJumpsToFirstInstruction(Jvms.Wanted jdk) {
    assertThat(entries(trace(jdk, "Loops"))).containsEntry("Loops.countDown", 5);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldSeeWhatTheClassLibraryCallsBack(Jvms.Wanted jdk) {
    Map<String, Integer> entries = entries(trace(jdk, "Lambdas"));

    // forEach over three words, twice; removeIf over three; three comparisons sort them.
    assertThat(entries)
        .containsEntry("Lambdas.note", 3)
        .containsEntry("Lambdas.lambda$main$0", 3)
        .containsEntry("Lambdas.lambda$main$1", 3)
        .containsKey("Lambdas.rank");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldSeeStringConversionsOfConcatenation(Jvms.Wanted jdk) {
    assertThat(entries(trace(jdk, "StringConcat"))).containsEntry("StringConcat.toString", 3);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldSeeAndMarkStaticInitializersThatResolutionRuns(Jvms.Wanted jdk) {
    List<Step> steps = trace(jdk, "StaticInit");

    assertThat(entries(steps))
        .containsEntry("StaticInit$Base.<clinit>", 1)
        .containsEntry("StaticInit$Derived.<clinit>", 1)
        .containsEntry("StaticInit$Outer.<clinit>", 1)
        .containsEntry("StaticInit$Inner.<clinit>", 1)
        .containsEntry("StaticInit$Broken.<clinit>", 1)
        .containsEntry("StaticInit.note", 12);
    // Base, Derived twice, Inner, Outer and Broken note themselves; the rest is main's.
    assertThat(entries(steps.stream().filter(step -> !step.inStaticInitializer()).toList()))
        .containsOnlyKeys("StaticInit.main", "StaticInit.note", "StaticInit$Base.touch")
        .containsEntry("StaticInit.note", 6);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shouldEnterHandlerOncePerException(Jvms.Wanted jdk) {
    List<Integer> handlers =
        SampleClasses.ALL.methods("org.kcov4j.samples.flow.ImplicitExceptions").stream()
            .flatMap(method -> method.handlers().stream())
            .map(handler -> handler.handler())
            .distinct()
            .toList();

    assertThat(trace(jdk, "ImplicitExceptions"))
        .filteredOn(step -> step.location().method().equals("main"))
        .filteredOn(step -> handlers.contains(step.location().bci()))
        .hasSize(6);
  }

  private static List<Step> trace(Jvms.Wanted jdk, String target) {
    String mainClass = "org.kcov4j.samples.flow." + target;
    return SampleClasses.program(jdk.orSkip(17), mainClass).debug().steps();
  }

  /** How often the first instruction of each method was executed. */
  private static Map<String, Integer> entries(List<Step> steps) {
    Map<String, Integer> entries = new TreeMap<>();
    for (Step step : steps) {
      CodeLocation at = step.location();
      if (at.bci() == 0) {
        String owner = at.className().substring(at.className().lastIndexOf('.') + 1);
        entries.merge(owner + "." + at.method(), 1, Integer::sum);
      }
    }
    return entries;
  }
}
