package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;

/** Which classes of the JDK have probes that agents are the first to need. */
class LateLoadIT {
  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void classesThatATransformerLoadsShouldBeRecorded(Jvms.Wanted jdk) throws IOException {
    ForkedJvm jvm = jvm(jdk, work, "java.util.concurrent.*", "LateLoad");
    assertThat(jvm.run().clean().stdout().strip()).isEqualTo("0 other");
    assertThat(classes(jvm))
        .contains("java.util.concurrent.Exchanger", "java.util.concurrent.Phaser");
  }

  /** The JVM shows no agent what that agent's own transformer makes it load. */
  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void classesThatOurTransformerLoadsAreNot(Jvms.Wanted jdk) throws IOException {
    String includes = "java.util.concurrent.*:*.LateRead*";
    for (boolean before : new boolean[] {false, true}) {
      ForkedJvm jvm = jvm(jdk, work.resolve("" + before), includes, "LateRead", "" + before);
      assertThat(jvm.run().clean().stdout().strip()).isEqualTo("0");
      assertThat(classes(jvm))
          .contains("org.kcov4j.conformance.jdk.LateRead")
          .filteredOn("java.util.concurrent.Phaser"::equals)
          .hasSize(before ? 0 : 1);
    }
  }

  /** A program of the conformance tests that is an agent too, behind ours. */
  private static ForkedJvm jvm(
      Jvms.Wanted jdk, Path work, String includes, String name, String... args) throws IOException {
    String program = "org.kcov4j.conformance.jdk." + name;
    Attributes manifest = new Attributes();
    manifest.putValue("Premain-Class", program);
    manifest.putValue("Can-Retransform-Classes", "true");
    Path agent = FlowProgram.jar(Files.createDirectories(work).resolve("agent.jar"), manifest);
    return new ForkedJvm(jdk.orSkip(8), work)
        .agent("bootstrap=true", "includes=" + includes)
        .jvmArgs("-javaagent:" + agent)
        .classPath(Artifacts.conformance())
        .main(program, args);
  }

  private List<String> classes(ForkedJvm jvm) {
    return new Cli(work)
        .trace("main", jvm.sessions().get(0)).stream()
            .map(row -> row.location().className())
            .distinct()
            .toList();
  }
}
