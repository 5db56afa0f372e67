package org.kcov4j.it.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** Statements 36, 38 and 39: operands of comparisons. */
class CmpIT {
  private static final Program PROGRAM = Program.withEitherProbe("CmpTracing", "cmp=true");

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement36_shouldDropRecordThatDoesNotFitWhole(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement38_shouldRecordEachLabelOfSwitch(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement39_shouldKeepPcsAndRecordsApart(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }
}
