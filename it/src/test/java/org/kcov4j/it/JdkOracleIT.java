package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.CodeLocation;
import org.kcov4j.it.harness.CompiledClasses;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.TraceRow;
import org.kcov4j.it.harness.WindowTracer;

/**
 * What the agent records of the JDK's own classes is, block by block and in order, what a debugger
 * sees run of them; {@code -Poracle} has more of it.
 */
class JdkOracleIT {
  private static final String[] WORK =
      Boolean.getBoolean("kcov4j.oracle.all")
          ? new String[] {
            "40", "collections", "sorting", "expressions", "formats", "dates", "scanners"
          }
          : new String[] {"4", "collections"};
  private static final String PACKAGE = "org.kcov4j.conformance.jdk.";
  private static final String WINDOW = PACKAGE + "Window";
  private static final List<String> TRACED =
      List.of("java.util.*", PACKAGE + "CollectionsWork*", PACKAGE + "TextWork*");

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordEveryBlockOfCollectionsExpressionsAndFormats(Jvms.Wanted wanted)
      throws IOException {
    Jdk jdk = wanted.orSkip(8);
    List<CompiledClasses> classes =
        List.of(
            new CompiledClasses(Artifacts.conformance().get(0)),
            new CompiledClasses(jdk.classesBelow("java/util", work.resolve("jdk"))));
    WindowTracer.Traced debugged =
        new WindowTracer(WINDOW, classes, TRACED).run(jvm(jdk, "debugged"));
    System.out.printf("JdkOracleIT: %s, %,d blocks%n", jdk, debugged.blocks().size());

    ForkedJvm traced =
        jvm(jdk, "traced")
            .agent(
                "bootstrap=true",
                "mode=pc",
                "threads=main",
                "includes=" + WINDOW + ":" + String.join(":", TRACED));
    assertThat(traced.run().clean().stdout()).isEqualTo(debugged.run().clean().stdout());

    List<CodeLocation> recorded = inWindows(new Cli(work).trace("main", traced.sessions().get(0)));
    assertThat(recorded).hasSizeGreaterThan(3_000);
    assertThat(Differences.first(debugged.blocks(), recorded).orElse("none")).isEqualTo("none");
  }

  /**
   * Interpreted: compilers put instructions of their own in the place of some methods. And with one
   * identity hash for all: what maps run depends on them.
   */
  private ForkedJvm jvm(Jdk jdk, String name) {
    return new ForkedJvm(jdk, work.resolve(name))
        .timeout(Duration.ofMinutes(30))
        .jvmArgs("-Xint", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2")
        .classPath(Artifacts.conformance())
        .main(PACKAGE + "JdkWork", WORK);
  }

  private static List<CodeLocation> inWindows(List<TraceRow> rows) {
    List<CodeLocation> inside = new ArrayList<>();
    boolean open = false;
    for (TraceRow row : rows) {
      CodeLocation location = row.location();
      if (location.className().equals(WINDOW)) {
        open = location.method().equals("begin");
      } else if (open) {
        inside.add(location);
      }
    }
    return inside;
  }
}
