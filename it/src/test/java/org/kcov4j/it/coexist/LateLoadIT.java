package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** Classes of the JDK that the transformer of another agent is the first to need have probes. */
class LateLoadIT {
  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void classesThatATransformerLoadsShouldBeRecorded(Jvms.Wanted jdk) throws IOException {
    String program = "org.kcov4j.conformance.jdk.LateLoad";
    Attributes manifest = new Attributes();
    manifest.putValue("Premain-Class", program);
    Path agent = FlowProgram.jar(work.resolve("agent.jar"), manifest);
    ForkedJvm jvm =
        new ForkedJvm(jdk.orSkip(8), work)
            .agent("bootstrap=true", "includes=java.util.concurrent.*")
            .jvmArgs("-javaagent:" + agent)
            .classPath(Artifacts.conformance())
            .main(program);
    assertThat(jvm.run().clean().stdout().strip()).isEqualTo("0 other");
    List<String> classes =
        new Cli(work)
            .trace("main", jvm.sessions().get(0)).stream()
                .map(row -> row.location().className())
                .distinct()
                .toList();
    assertThat(classes).contains("java.util.concurrent.Exchanger", "java.util.concurrent.Phaser");
  }
}
