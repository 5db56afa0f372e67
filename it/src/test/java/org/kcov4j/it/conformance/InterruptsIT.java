package org.kcov4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** Statements 30 to 35: what is not recorded. */
class InterruptsIT {
  private static final Program PROGRAM =
      new Program(
          "InterruptContexts",
          "interrupts=org.kcov4j.conformance.target.Noise.*:org.kcov4j.conformance.target.Noise$Log#write");

  private static final Program CONFIGURED =
      new Program("InitializersCount", "interrupts=-clinit:-classload");

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement30_shouldNotRecordTheAgentsOwnWork(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement31_shouldNotRecordClassLoadingInPcMode(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement31_shouldNotRecordLoadingByTracedCode(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement31_shouldRecordInitializersInUniqueMode(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement31_shouldResumeWhenInitializerFails(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordCleaners(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordFinalizers(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordSignalHandlers(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordUncaughtExceptionPath(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordUncaughtExceptionPathOfVirtualThread(
      Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement33_shouldResumeAtOutermostExitOnly(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement33_shouldResumeWhenLeftByException(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement33_shouldStayIdleWhenEnabledInside(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement34_shouldNotRecordNamedMethodsAndTheirCallees(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement35_shouldRecordNothingWhileIdle(Jvms.Wanted jdk, TestInfo test) {
    PROGRAM.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement31_shouldRecordClassLoadingWhereConfigured(Jvms.Wanted jdk, TestInfo test) {
    CONFIGURED.holds(jdk, test);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordShutdownHooks(Jvms.Wanted jdk) {
    assertThat(
            Program.jvm(jdk, work, List.of())
                .main("org.kcov4j.conformance.ShutdownHook")
                .run()
                .clean()
                .stdout())
        .isEqualToIgnoringNewLines("recorded by the hook: 0");
  }
}
