package org.kcov4j.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/**
 * No class fails to link, under {@code -Xverify:all}, that links without the agent. By default a
 * sample; under {@code -Pcorpus} all classes of many jars and of the JDK.
 */
class CorpusIT {
  private static final String CORPUS = System.getProperty("kcov4j.corpus", "");
  private static final String NONE = "-";
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static Linked plain;

  @TempDir private Path work;

  @BeforeAll
  static void linkWithoutAgent(@TempDir Path work) throws IOException {
    plain = linkJars(new ForkedJvm(Jvms.running(), work), "without agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"granularity=block", "granularity=edge", "mode=cmp"})
  void classesOfJarsShouldLinkAsWithoutAgent(String option) throws IOException {
    ForkedJvm traced = new ForkedJvm(Jvms.running(), work);
    Path log = work.resolve("log");
    traced.agent(option, "threads=none", "excludes=org.kcov4j.*", "logfile=" + log);
    Linked linked = linkJars(traced, option);

    assertThat(linked.failuresAbsentIn(plain)).isEmpty();
    assertThat(plain.failuresAbsentIn(linked)).isEmpty();
    assertThat(linked.classes()).isEqualTo(plain.classes()).isGreaterThan(1_000);
    List<String> lines = Files.readAllLines(log);
    lines.forEach(System.out::println);
    assertThat(lines).noneMatch(line -> line.contains("left as it was"));
  }

  @Test
  void classesOfTheJdkShouldBeVerified() throws IOException {
    Linked verified = CORPUS.isEmpty() ? verifyJdk("10", NONE, "java.base") : verifyJdk("1", NONE);
    say(Jvms.running().toString(), verified);
    assertThat(verified.failures()).isEmpty();
    assertThat(verified.classes()).isGreaterThan(500);
  }

  @Test
  void aDamagedProbeShouldBeFound() throws IOException {
    String damaged = "java.lang.management.MemoryUsage";
    Linked verified = verifyJdk("1", damaged, "java.management");
    assertThat(verified.failures()).containsOnlyKeys(damaged + " java.lang.VerifyError");
  }

  private Linked verifyJdk(String... arguments) throws IOException {
    ForkedJvm jvm =
        new ForkedJvm(Jvms.running(), work)
            .agent("threads=none", "includes=none")
            .jvmArgs("-javaagent:" + premainJar());
    return Linked.parse(main(jvm, VerifyJdk.class, arguments).ok().stdout());
  }

  private static Linked linkJars(ForkedJvm jvm, String option) throws IOException {
    String[] jars = jars().stream().map(Path::toString).toArray(String[]::new);
    Linked linked = Linked.parse(main(jvm, LinkJars.class, jars).ok().stdout());
    say("jars, " + option, linked);
    return linked;
  }

  private static Run main(ForkedJvm jvm, Class<?> main, String... arguments) {
    return jvm.jvmArgs("-Xmx4g")
        .classPath(List.of(testClasses()))
        .main(main.getName(), arguments)
        .timeout(LIMIT)
        .run();
  }

  private static Path testClasses() {
    return Path.of(CorpusIT.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void say(String what, Linked linked) {
    System.out.printf(
        Locale.ROOT,
        "corpus: %s: %d classes, %d that do not link, %.1f s of CPU time%n",
        what,
        linked.classes(),
        linked.failures().size(),
        linked.cpu().toMillis() / 1e3);
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(Artifacts.corpus("commons-lang3"));
    jars.addAll(Artifacts.jackson());
    if (!CORPUS.isEmpty()) {
      jars.add(Artifacts.corpus("h2"));
      jars.add(Artifacts.corpus("ecj"));
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
    attributes.putValue("Premain-Class", Premain.class.getName());
    attributes.putValue("Can-Redefine-Classes", "true");
    Path jar = work.resolve("premain.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    return jar;
  }
}
