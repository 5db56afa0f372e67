package org.kcov4j.it.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/**
 * Statement 26: recording starts and stops in frames that are on the stack, interpreted or compiled
 * while they ran, before and after anything was enabled in the JVM.
 */
class WhileRunningIT {
  private static final Program FIRST = new Program("FirstEnable");
  private static final Program FIRST_DEEPER = new Program("FirstEnableDeeper");
  private static final Program FIRST_ELSEWHERE = new Program("FirstEnableElsewhere");
  private static final Program FIRST_UNIQUE = new Program("FirstUnique");
  private static final Program LATER = new Program("LaterEnable");

  // Compiling all of the JDK and the agent at once would take most of these tests' time.
  private static final List<String> COMPILERS =
      List.of(
          "-Xint",
          "-XX:TieredStopAtLevel=1",
          "-XX:-TieredCompilation",
          "-XX:+TieredCompilation",
          "-Xcomp -XX:CompileCommand=quiet"
              + " -XX:CompileCommand=compileonly,org.kcov4j.conformance.*::*"
              + " -XX:CompileCommand=compileonly,java.kcov4j.*::*");

  static Stream<Arguments> jvms() {
    return Jvms.wanted()
        .flatMap(jdk -> COMPILERS.stream().map(compiler -> Arguments.of(jdk, compiler)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordInLoopThatEnablesFirst(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    FIRST.holds(jdk, test, compiler.split(" "));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordInFramesAboveTheFirstThatEnables(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    FIRST_DEEPER.holds(jdk, test, compiler.split(" "));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordInLoopDuringWhichAnotherThreadEnablesFirst(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    FIRST_ELSEWHERE.holds(jdk, test, compiler.split(" "));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordOnceInLoopThatEnablesUniqueFirst(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    FIRST_UNIQUE.holds(jdk, test, compiler.split(" "));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordInLoopThatEnablesLater(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    LATER.holds(jdk, test, compiler.split(" "));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("jvms")
  void statement26_shouldRecordInFramesAboveOneThatEnablesLater(
      Jvms.Wanted jdk, String compiler, TestInfo test) {
    LATER.holds(jdk, test, compiler.split(" "));
  }
}
