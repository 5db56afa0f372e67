package org.kcov4j.it.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** Statements 26 to 30 of hidden classes, which the JVM shows to no agent. */
class HiddenClassesIT {
  private static final Program PROGRAM = new Program("HiddenClasses");

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement26_shouldRecordHiddenClasses(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement26_shouldRecordHiddenClassesWithData(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement27_shouldNotRecordExcludedHiddenClasses(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement28_shouldGiveEqualHiddenClassesTheSamePcs(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement29_shouldNoteEqualHiddenClassesOnce(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement30_shouldLeaveErrorsToTheJvm(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }
}
