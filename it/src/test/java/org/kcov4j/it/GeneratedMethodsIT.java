package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.generated.GeneratedMethods;
import org.kcov4j.it.generated.GeneratedMethods.Runs;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Jvms.Wanted;

/**
 * Random methods, in class files of every version that the JVM reads, do the same with and without
 * the agent, and record what an interpreter of their model predicts. {@code -Dkcov4j.seed} repeats
 * a run, {@code -Pcorpus} has ten times as many.
 */
class GeneratedMethodsIT {
  private static final int METHODS = Integer.getInteger("kcov4j.generated", 1_000);

  @TempDir private Path work;

  static Stream<Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void statement19_shouldRecordWhatAnInterpreterPredicts(Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(8);
    long seed = Long.getLong("kcov4j.seed", System.nanoTime());
    System.out.printf("GeneratedMethodsIT: %s, %d methods, seed %d%n", jdk, METHODS, seed);
    Path classes = Files.createDirectory(work.resolve("classes"));
    Path list = work.resolve("runs");
    GeneratedMethods methods = GeneratedMethods.make(METHODS, jdk.feature(), seed);
    methods.writeTo(classes, list);

    check(methods, Runs.PLAIN, run(new ForkedJvm(jdk, work), "PC", classes, list));
    check(methods, Runs.BLOCKS, run(traced(jdk), "PC", classes, list));
    check(methods, Runs.BLOCKS, run(traced(jdk, "cmp=true"), "PC", classes, list));
    check(methods, Runs.UNIQUE, run(traced(jdk), "UNIQUE", classes, list));
    check(methods, Runs.EDGES, run(traced(jdk, "granularity=edge"), "PC", classes, list));
  }

  private static void check(GeneratedMethods methods, Runs runs, List<String> recorded) {
    List<String> expected = methods.expected(runs, recorded);
    assertThat(recorded).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      int line = i;
      assertThat(recorded.get(i))
          .as(() -> runs + " of " + methods.describe(line))
          .isEqualTo(expected.get(i));
    }
  }

  private ForkedJvm traced(Jdk jdk, String... options) {
    List<String> all = new ArrayList<>(List.of("mode=none", "includes=gen.*"));
    all.addAll(Arrays.asList(options));
    return new ForkedJvm(jdk, work).agent(all.toArray(String[]::new));
  }

  private List<String> run(ForkedJvm jvm, String mode, Path classes, Path list) throws IOException {
    Path result = work.resolve("result");
    List<Path> path = new ArrayList<>(Artifacts.conformance());
    path.add(classes);
    jvm.classPath(path)
        .main("org.kcov4j.generated.RunMethods", mode, list.toString(), result.toString())
        .timeout(Duration.ofMinutes(10))
        .run()
        .clean();
    return Files.readAllLines(result);
  }
}
