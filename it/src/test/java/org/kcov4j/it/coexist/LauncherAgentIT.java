package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/** An executable jar whose manifest names the agent is recorded when it is run, with no option. */
class LauncherAgentIT {
  private static final String MAIN = "org.kcov4j.conformance.Mains";

  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordWhereTheJarHoldsTheAgent(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path jar = FlowProgram.jar(work.resolve("app.jar"), manifest(true), Artifacts.agent());

    assertRecorded(jdk, jar);
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordWhereTheAgentIsBesideTheJar(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Attributes manifest = manifest(true);
    manifest.put(Attributes.Name.CLASS_PATH, "lib/kcov4j-agent.jar");
    Files.createDirectories(work.resolve("lib"));
    Files.copy(Artifacts.agent(), work.resolve("lib/kcov4j-agent.jar"));

    assertRecorded(jdk, FlowProgram.jar(work.resolve("app.jar"), manifest));
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldSayInOneLineWhatTheManifestLacksAndLeaveTheProgramAlone(Jvms.Wanted wanted)
      throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path jar = FlowProgram.jar(work.resolve("app.jar"), manifest(false), Artifacts.agent());

    Run run = new ForkedJvm(jdk, work).jar(jar, FlowProgram.targets()).run().ok();

    assertThat(run.stderr())
        .hasLineCount(1)
        .contains("not recording")
        .contains("expected 'Can-Retransform-Classes: true' in the manifest");
    assertThat(run.stdout()).isEqualTo(FlowProgram.run(new ForkedJvm(jdk, work)).clean().stdout());
    assertThat(work.resolve("kcov4j-out")).doesNotExist();
  }

  private void assertRecorded(Jdk jdk, Path jar) throws IOException {
    ForkedJvm launched =
        new ForkedJvm(jdk, work.resolve("launched"))
            .environment("KCOV4J_OPTIONS", FlowProgram.options() + ",output=out")
            .jar(jar, FlowProgram.targets());
    Run run = launched.run().clean();
    ForkedJvm named = FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("named")));
    FlowProgram.Recorded expected = FlowProgram.record(named, work);

    assertThat(run.stdout()).isEqualTo(expected.stdout());
    assertThat(new Cli(work).trace("main", launched.sessions().get(0)))
        .hasSizeGreaterThan(1_000)
        .isEqualTo(expected.trace());
  }

  private static Attributes manifest(boolean mayRetransform) {
    Attributes attributes = new Attributes();
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
    attributes.putValue("Launcher-Agent-Class", "org.kcov4j.agent.KcovAgent");
    if (mayRetransform) {
      attributes.putValue("Can-Retransform-Classes", "true");
    }
    return attributes;
  }
}
