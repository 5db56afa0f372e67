package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JacocoPeer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;

/**
 * Mockito puts code around the methods of the classes that it mocks, which it has retransformed:
 * what runs of the real ones is recorded as before, and of the mocked ones nothing.
 */
class MockitoIT {
  private static final String MAIN = "org.kcov4j.it.coexist.programs.Mocking";

  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInEitherOrder(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    FlowProgram.Recorded alone = record(agent(new ForkedJvm(jdk, work.resolve("alone"))));
    FlowProgram.Recorded before =
        record(agent(mockito(new ForkedJvm(jdk, work.resolve("before")))), "mock");
    FlowProgram.Recorded after =
        record(mockito(agent(new ForkedJvm(jdk, work.resolve("after")))), "mock");

    assertThat(alone.trace()).hasSizeGreaterThan(10);
    assertSame(alone, before);
    assertSame(alone, after);
  }

  /** The class comes from JaCoCo when it is loaded, and when it is retransformed. */
  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameTogetherWithJacoco(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    FlowProgram.Recorded alone = record(agent(new ForkedJvm(jdk, work.resolve("alone"))));
    FlowProgram.Recorded first =
        record(jacoco(mockito(agent(new ForkedJvm(jdk, work.resolve("first"))))), "mock");
    FlowProgram.Recorded last =
        record(agent(mockito(jacoco(new ForkedJvm(jdk, work.resolve("last"))))), "mock");

    assertSame(alone, first);
    assertSame(alone, last);
  }

  private FlowProgram.Recorded record(ForkedJvm jvm, String... args) {
    String stdout =
        jvm.classPath(
                List.of(
                    Path.of("target/test-classes").toAbsolutePath(),
                    Artifacts.library("mockito-core"),
                    Artifacts.library("byte-buddy"),
                    Artifacts.library("byte-buddy-agent"),
                    Artifacts.library("objenesis")))
            .jvmArgs("-Xshare:off") // Mockito's agent changes the boot path, and the JVM says so.
            .main(MAIN, args)
            .run()
            .clean()
            .stdout();
    Path session = jvm.sessions().get(0);
    String info = new Cli(work).run("info", session).clean().stdout();
    assertThat(info).contains("  classes       1, ").doesNotContain("but not of", "no original");
    return new FlowProgram.Recorded(stdout, new Cli(work).trace("main", session));
  }

  private static ForkedJvm agent(ForkedJvm jvm) {
    return jvm.agent(
        "mode=pc", "threads=main", "granularity=edge", "includes=*.programs.Thermometer");
  }

  private static ForkedJvm mockito(ForkedJvm jvm) {
    return jvm.jvmArgs("-javaagent:" + Artifacts.library("mockito-core"));
  }

  private static ForkedJvm jacoco(ForkedJvm jvm) {
    return jvm.jvmArgs(
        JacocoPeer.jvmArg(Path.of("jacoco.exec")) + ",includes=*.programs.Thermometer");
  }

  private static void assertSame(FlowProgram.Recorded expected, FlowProgram.Recorded actual) {
    assertThat(actual.stdout()).isEqualTo(expected.stdout());
    assertThat(Differences.first(expected.trace(), actual.trace()).orElse("none"))
        .isEqualTo("none");
  }
}
