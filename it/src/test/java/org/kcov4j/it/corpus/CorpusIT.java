package org.kcov4j.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/**
 * No class fails to link, under {@code -Xverify:all}, that links without the agent. By default a
 * sample on the running JDK; under {@code -Pcorpus} all classes of many jars and of the JDK, on
 * each JDK that there is.
 */
class CorpusIT {
  private static final String CORPUS = System.getProperty("kcov4j.corpus", "");
  private static final String NONE = "-";
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Map<String, Linked> PLAIN = new HashMap<>();

  @TempDir private Path work;

  static Stream<Arguments> jdksAndProbes() {
    return jdks().flatMap(jdk -> Stream.of("block", "edge", "cmp").map(p -> Arguments.of(jdk, p)));
  }

  private static Stream<Jdk> jdks() {
    return CORPUS.isEmpty()
        ? Stream.of(Jvms.running())
        : Jvms.wanted().flatMap(wanted -> wanted.found().stream());
  }

  @ParameterizedTest
  @MethodSource("jdksAndProbes")
  void classesOfJarsShouldLinkAsWithoutAgent(Jdk jdk, String probes) throws IOException {
    Linked plain = plain(jdk);
    ForkedJvm traced = new ForkedJvm(jdk, work);
    Path log = work.resolve("log");
    traced.agent(option(probes), "threads=none", "excludes=org.kcov4j.*", "logfile=" + log);
    Linked linked = linkJars(traced);
    say(jdk, "jars, " + probes, linked);
    List<String> lines = Files.readAllLines(log);
    lines.forEach(System.out::println);

    assertThat(linked.failuresAbsentIn(plain)).isEmpty();
    assertThat(plain.failuresAbsentIn(linked)).isEmpty();
    assertThat(linked.classes()).isEqualTo(plain.classes());
    assertThat(linked.verified()).isGreaterThan(CORPUS.isEmpty() ? 1_000 : atLeast(jdk));
    assertThat(lines).noneMatch(line -> line.contains("left as it was"));
  }

  /** Many of the classes are for a newer Java than 11. */
  private static int atLeast(Jdk jdk) {
    return jdk.feature() < 17 ? 50_000 : 100_000;
  }

  private static String option(String probes) {
    return probes.equals("cmp") ? "mode=cmp" : "granularity=" + probes;
  }

  @ParameterizedTest
  @MethodSource("jdksAndProbes")
  void classesOfTheJdkShouldBeVerified(Jdk jdk, String probes) throws IOException {
    Linked verified =
        CORPUS.isEmpty()
            ? verifyJdk(jdk, "10", probes, NONE, "java.base")
            : verifyJdk(jdk, "1", probes, NONE);
    say(jdk, "JDK, " + probes, verified);
    assertThat(verified.failures()).isEmpty();
    assertThat(verified.verified()).isGreaterThan(CORPUS.isEmpty() ? 500 : 15_000);
  }

  @Test
  void aDamagedProbeShouldBeFound() throws IOException {
    String damaged = "java.lang.management.MemoryUsage";
    Linked verified = verifyJdk(Jvms.running(), "1", "block", damaged, "java.management");
    assertThat(verified.failures()).containsOnlyKeys(damaged + " java.lang.VerifyError");
  }

  private Linked verifyJdk(Jdk jdk, String... arguments) throws IOException {
    ForkedJvm jvm =
        new ForkedJvm(jdk, work)
            .agent("threads=none", "includes=none")
            .jvmArgs("-javaagent:" + premainJar());
    return Linked.parse(main(jvm, "VerifyJdk", arguments).ok().stdout());
  }

  private Linked plain(Jdk jdk) throws IOException {
    Linked known = PLAIN.get(jdk.version());
    if (known == null) {
      known = linkJars(new ForkedJvm(jdk, work));
      say(jdk, "jars, without agent", known);
      PLAIN.put(jdk.version(), known);
    }
    return known;
  }

  private static Linked linkJars(ForkedJvm jvm) throws IOException {
    String[] jars = jars().stream().map(Path::toString).toArray(String[]::new);
    return Linked.parse(main(jvm, "LinkJars", jars).ok().stdout());
  }

  private static Run main(ForkedJvm jvm, String main, String... arguments) {
    return jvm.jvmArgs("-Xmx4g")
        .classPath(Artifacts.conformance().subList(0, 1))
        .main("org.kcov4j.corpus." + main, arguments)
        .timeout(LIMIT)
        .run();
  }

  private static void say(Jdk jdk, String what, Linked linked) {
    System.out.println("corpus: " + jdk + ", " + what + ": " + linked);
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(Artifacts.corpus("commons-lang3"));
    jars.addAll(Artifacts.jackson());
    if (!CORPUS.isEmpty()) {
      jars.add(Artifacts.corpus("h2"));
      jars.add(Artifacts.corpus("ecj"));
      jars.add(Artifacts.corpus("groovy"));
      try (Stream<Path> more = Files.list(Path.of(CORPUS))) {
        more.sorted().forEach(jars::add);
      }
    }
    return jars;
  }

  private Path premainJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", "org.kcov4j.corpus.Premain");
    attributes.putValue("Can-Redefine-Classes", "true");
    Path jar = work.resolve("premain.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    return jar;
  }
}
