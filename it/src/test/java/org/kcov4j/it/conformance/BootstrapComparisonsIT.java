package org.kcov4j.it.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** Statements that could fail where comparisons of the JDK's own classes are recorded. */
class BootstrapComparisonsIT {
  private static final Program PROGRAM =
      new Program(
          "BootstrapComparisons",
          "bootstrap=true",
          "cmp=true",
          "includes=org.kcov4j.conformance.target.*:java.*:javax.*:jdk.*:sun.*:com.sun.*");

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement17_shouldRecordTheSameOnEveryThread(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement35_shouldRecordNothingWhileIdle(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement37_shouldRecordOperandsOfTheJdksMethods(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement39_shouldRecordNoComparisonsInPcMode(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }
}
