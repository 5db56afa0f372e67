package org.kcov4j.it.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** Statements 41 to 46: sections of other threads. */
class RemoteIT {
  private static final Program PROGRAM = new Program("RemoteTracing", "log=error");

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement41_shouldIgnoreUnknownHandle(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement42_shouldRegisterAllHandlesOrNone(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement43_shouldLeaveOutTheEnablingThread(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement44_shouldAppendWholeSectionAtStop(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement45_shouldDiscardSectionWhenDisabledMeanwhile(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement46_shouldIgnoreNestedStart(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }
}
