package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;

/**
 * OpenTelemetry's agent puts spans around the methods it is told to; 22 MB, so not on every run.
 */
@EnabledIfSystemProperty(named = "kcov4j.environments.all", matches = "true")
class OpenTelemetryIT {
  private static final String SPANS =
      "-Dotel.instrumentation.methods.include="
          + "org.kcov4j.samples.flow.Loops[main,triangle,firstProduct,digits];"
          + "org.kcov4j.samples.flow.Switches[main,dense,sparse,word,light];"
          + "org.kcov4j.samples.flow.ShortCircuit[main,called,and,mixed];"
          + "org.kcov4j.samples.flow.TryCatchFinally[main,nested,fail,returnInFinally,finallyInLoop];"
          + "org.kcov4j.samples.flow.Resources[main,use];"
          + "org.kcov4j.samples.flow.Recursion[main]";

  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordTheSameInEitherOrder(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    FlowProgram.Recorded alone =
        FlowProgram.record(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("alone"))), work);
    ForkedJvm first = withSpans(new ForkedJvm(jdk, work.resolve("before")));
    FlowProgram.Recorded before = record(FlowProgram.withAgent(first));
    FlowProgram.Recorded after =
        record(withSpans(FlowProgram.withAgent(new ForkedJvm(jdk, work.resolve("after")))));

    assertThat(alone.trace()).hasSizeGreaterThan(1_000);
    assertSame(alone, before);
    assertSame(alone, after);
    String info = new Cli(work).run("info", first.output()).clean().stdout();
    assertThat(info).doesNotContain("but not of", "no original", "versions");
    if (jdk.feature() == 17) { // It does not know newer JVMs well enough to rewrite there.
      assertThat(info).contains("  rewritten     6 classes");
    }
  }

  /** What that agent runs whenever a class is loaded is recorded then like the program. */
  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordItTooIfAllClassesAreIncluded(Jvms.Wanted wanted) {
    Jdk jdk = wanted.orSkip(17);
    Run alone = FlowProgram.run(withSpans(new ForkedJvm(jdk, work.resolve("alone")))).ok();
    for (String mode : List.of("unique", "pc", "cmp", "none")) {
      ForkedJvm before = withSpans(new ForkedJvm(jdk, work.resolve(mode))).agent("mode=" + mode);
      ForkedJvm after =
          withSpans(new ForkedJvm(jdk, work.resolve(mode + "2")).agent("mode=" + mode));
      for (ForkedJvm jvm : List.of(before, after)) {
        Run run = FlowProgram.run(jvm).ok();
        assertThat(run.stdout()).as(mode).isEqualTo(alone.stdout());
        assertThat(run.stderr()).as(mode).isEqualTo(alone.stderr());
      }
      if (mode.equals("unique")) { // In others, what class loaders run is an interrupt.
        assertThat(new Cli(work).trace("*", before.sessions().get(0)))
            .extracting(row -> row.location().className())
            .contains("io.opentelemetry.javaagent.tooling.HelperInjector");
      }
    }
  }

  /** What that agent and the JVM say of it on standard error is not looked at. */
  private FlowProgram.Recorded record(ForkedJvm jvm) {
    String stdout = FlowProgram.run(jvm).ok().stdout();
    return new FlowProgram.Recorded(stdout, new Cli(work).trace("main", jvm.sessions().get(0)));
  }

  private static ForkedJvm withSpans(ForkedJvm jvm) {
    return jvm.jvmArgs(
        "-javaagent:" + Artifacts.library("opentelemetry-javaagent"),
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        "-Dotel.javaagent.logging=none",
        SPANS);
  }

  private static void assertSame(FlowProgram.Recorded expected, FlowProgram.Recorded actual) {
    assertThat(actual.stdout()).isEqualTo(expected.stdout());
    assertThat(Differences.first(expected.trace(), actual.trace()).orElse("none"))
        .isEqualTo("none");
  }
}
