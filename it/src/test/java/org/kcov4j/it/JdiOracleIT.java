package org.kcov4j.it;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.DebuggedProgram;
import org.kcov4j.it.harness.JdiTracer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.SampleClasses;
import org.kcov4j.it.harness.Step;

/**
 * What the agent records of a thread in PC mode is, block by block and in order, what a debugger
 * sees that thread execute. A static initializer, with all it calls, is an interrupt unless the
 * option {@code interrupts=-clinit} says otherwise (statement 31 of the contract).
 */
class JdiOracleIT {

  private static final Map<String, JdiTracer.Traced> DEBUGGED = new ConcurrentHashMap<>();

  @TempDir private Path work;

  static Stream<Arguments> programs() {
    return Jvms.wanted()
        .flatMap(jdk -> SampleClasses.flowTargets().stream().map(main -> Arguments.of(main, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("programs")
  void shouldRecordEveryBlockOutsideStaticInitializers(String mainClass, Jvms.Wanted jdk) {
    shouldRecord(jdk.orSkip(17), mainClass, step -> !step.inStaticInitializer());
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("programs")
  void shouldRecordEveryBlockWhenStaticInitializersCount(String mainClass, Jvms.Wanted jdk) {
    shouldRecord(jdk.orSkip(17), mainClass, step -> true, "interrupts=-clinit");
  }

  private void shouldRecord(Jdk jdk, String mainClass, Predicate<Step> counts, String... options) {
    DebuggedProgram program = SampleClasses.program(jdk, mainClass);
    // Both tests need it, and a debugged run takes longer than any other.
    JdiTracer.Traced debugged =
        DEBUGGED.computeIfAbsent(mainClass + " on " + jdk, key -> program.debug());
    program.shouldBeRecorded(debugged, counts, work, options);
  }
}
