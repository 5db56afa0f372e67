package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Processes;
import org.kcov4j.it.harness.Run;

/** In whatever a JVM runs, with no setting, the same is recorded, and nobody notices. */
class EnvironmentsIT {
  private static final String MAINS = "org.kcov4j.conformance.Mains";
  private static final Map<Integer, FlowProgram.Recorded> PLAIN = new ConcurrentHashMap<>();

  /** Flags of the JVM; what only {@code -Penvironments} runs is behind the first ones. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseZGC",
          "-Xint",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseSerialGC",
          "-XX:+UseParallelGC",
          "-XX:+UseG1GC",
          "-XX:+UseShenandoahGC",
          "-Xcomp",
          "-Xshare:off",
          "-XX:TieredStopAtLevel=1");

  private static final int FLAGS_ALWAYS = 3;

  @TempDir private Path work;

  static Stream<Arguments> flags() {
    boolean all = Boolean.getBoolean("kcov4j.environments.all");
    return Jvms.wanted()
        .flatMap(
            jdk ->
                FLAGS.stream()
                    .limit(all ? FLAGS.size() : FLAGS_ALWAYS)
                    .map(flag -> Arguments.of(flag, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("flags")
  void shouldRecordTheSameWithFlag(String flag, Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(flag.equals("-XX:+UseCompactObjectHeaders") ? 25 : 17);
    assertSame(jdk, FlowProgram.record(jvm(jdk, flag), work));
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameFromAClassDataArchive(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path jar = FlowProgram.jar(work.resolve("flow.jar"), new Attributes());
    // An archive goes with default verification only; and newer JVMs say of each one that it was
    // made without the module that agents bring along.
    String[] common = {"-Xverify:remote", "-Xlog:disable"};
    ForkedJvm dumping = new ForkedJvm(jdk, work).jvmArgs(common);
    mains(dumping.jvmArgs("-XX:ArchiveClassesAtExit=flow.jsa").classPath(List.of(jar))).ok();
    ForkedJvm jvm = jvm(jdk, common).jvmArgs("-XX:SharedArchiveFile=flow.jsa");

    assertSame(jdk, jvm, mains(jvm.classPath(List.of(jar))).clean());
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameBelowASystemLoaderWithoutParent(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    String loader = "-Djava.system.class.loader=org.kcov4j.conformance.Isolated";
    // Such a loader and the JVM's archive do not go together, as the JVM says.
    assertSame(jdk, FlowProgram.record(jvm(jdk, loader, "-Xshare:off"), work));
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInANamedModule(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path module = module(jdk);
    ForkedJvm jvm = jvm(jdk, "-p", module.toString(), "-m", "kcov4j.flow/" + MAINS);

    assertSame(jdk, jvm, jvm.jvmArgs(FlowProgram.targets()).run().clean());
  }

  @Test
  void shouldRecordTheSameInAnImageOfTwoModules() throws IOException {
    Jdk jdk = Jvms.running();
    Path image = work.resolve("image");
    Processes.run(
            List.of(
                jdk.home().resolve("bin/jlink").toString(),
                "--module-path=" + module(jdk),
                "--add-modules=kcov4j.flow,java.instrument",
                "--output=" + image),
            work,
            java.time.Duration.ofMinutes(2))
        .ok();
    ForkedJvm jvm =
        FlowProgram.withAgent(new ForkedJvm(Jdk.at(image).orElseThrow(), work))
            .jvmArgs("-m", "kcov4j.flow/" + MAINS);

    assertSame(jdk, jvm, jvm.jvmArgs(FlowProgram.targets()).run().clean());
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInAnOsgiBundle(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Attributes attributes = new Attributes();
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "kcov4j.flow");
    Path bundle = FlowProgram.jar(work.resolve("bundle.jar"), attributes);
    // Felix uses it itself.
    String[] unsafe =
        jdk.feature() < 24 ? new String[0] : new String[] {"--sun-misc-unsafe-memory-access=allow"};
    ForkedJvm jvm =
        jvm(jdk, unsafe)
            .classPath(List.of(Artifacts.library("org.apache.felix.framework"), testClasses()));
    String[] args =
        Stream.concat(
                Stream.of(work.resolve("felix").toString(), bundle.toUri().toString()),
                Stream.of(FlowProgram.targets()))
            .toArray(String[]::new);

    assertSame(jdk, jvm, jvm.main("org.kcov4j.it.coexist.programs.OsgiMains", args).run().clean());
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInAJbossModule(Jvms.Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Path module = Files.createDirectories(work.resolve("modules/kcov4j/flow/main"));
    FlowProgram.jar(module.resolve("flow.jar"), new Attributes());
    Files.writeString(
        module.resolve("module.xml"),
        """
        <module xmlns="urn:jboss:module:1.9" name="kcov4j.flow">
          <main-class name="%s"/>
          <resources><resource-root path="flow.jar"/></resources>
        </module>
        """
            .formatted(MAINS));
    List<String> args = new ArrayList<>(List.of("-mp", "modules", "kcov4j.flow"));
    args.addAll(Arrays.asList(FlowProgram.targets()));
    ForkedJvm jvm =
        jvm(jdk)
            .classPath(List.of(Artifacts.library("jboss-modules")))
            .main("org.jboss.modules.Main", args.toArray(String[]::new));

    assertSame(jdk, jvm, jvm.run().clean());
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameOfClassesWithoutLocation(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    String[] args =
        Stream.concat(Stream.of(Artifacts.samples().toString()), Stream.of(FlowProgram.targets()))
            .toArray(String[]::new);
    ForkedJvm jvm =
        jvm(jdk).classPath(Artifacts.conformance()).main("org.kcov4j.conformance.NoLocation", args);

    assertSame(jdk, jvm, jvm.run().clean());
  }

  private ForkedJvm jvm(Jdk jdk, String... flags) {
    return FlowProgram.withAgent(new ForkedJvm(jdk, work)).jvmArgs(flags);
  }

  private static Run mains(ForkedJvm jvm) {
    return jvm.main(MAINS, FlowProgram.targets()).run();
  }

  private void assertSame(Jdk jdk, ForkedJvm jvm, Run run) {
    assertSame(
        jdk,
        new FlowProgram.Recorded(run.stdout(), new Cli(work).trace("main", jvm.sessions().get(0))));
  }

  private void assertSame(Jdk jdk, FlowProgram.Recorded actual) {
    FlowProgram.Recorded expected =
        PLAIN.computeIfAbsent(
            jdk.feature(), key -> FlowProgram.record(jvmIn(jdk, work.resolve("plain")), work));
    assertThat(expected.trace()).hasSizeGreaterThan(1_000);
    assertThat(actual.stdout()).isEqualTo(expected.stdout());
    assertThat(Differences.first(expected.trace(), actual.trace()).orElse("none"))
        .isEqualTo("none");
  }

  private static ForkedJvm jvmIn(Jdk jdk, Path directory) {
    return FlowProgram.withAgent(new ForkedJvm(jdk, directory));
  }

  /** A directory with the samples and what runs them, as a module that exports nothing. */
  private Path module(Jdk jdk) throws IOException {
    Path source = Files.writeString(work.resolve("module-info.java"), "module kcov4j.flow {}\n");
    Path module = work.resolve("module");
    Processes.run(
            List.of(
                jdk.home().resolve("bin/javac").toString(), "-d", module.toString(), source + ""),
            work,
            java.time.Duration.ofMinutes(1))
        .ok();
    for (Path root : FlowProgram.roots()) {
      for (Path file : FlowProgram.files(root)) {
        Path copy = module.resolve(root.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return module;
  }

  private static Path testClasses() {
    return Path.of("target/test-classes").toAbsolutePath();
  }
}
