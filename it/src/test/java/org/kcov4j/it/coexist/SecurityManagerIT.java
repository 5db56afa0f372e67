package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.TraceRow;

/** Under a security manager the agent needs all rights, and the program none. */
class SecurityManagerIT {
  private static final String PROGRAM = "org.kcov4j.conformance.secured.";
  private static final int FIRST_WITHOUT = 24; // JEP 486

  @TempDir private Path work;

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldRecordEachThreadOfAProgramWithoutRights(Jvms.Wanted wanted) throws IOException {
    Run plain = run(jvm(wanted, "plain"));
    assertThat(plain.stdout()).contains("restricted is denied a file").doesNotContain("allowed");

    for (String mode : List.of("pc", "unique")) {
      ForkedJvm jvm = jvm(wanted, mode).agent("mode=" + mode, "includes=" + PROGRAM + "Sums");
      Run run = run(jvm);
      assertThat(run.stdout()).isEqualTo(plain.stdout());
      assertThat(run.stderr()).isEqualTo(plain.stderr());
      List<TraceRow> rows = new Cli(work).trace("*", jvm.sessions().get(0));
      boolean all = mode.equals("pc");
      for (String thread : List.of("main", "thread", "pooled", "restricted")) {
        assertThat(of(thread, rows)).as(thread).hasSize(all ? 2 * 3 + 3 : 4);
      }
      assertThat(of("long", rows)).hasSize(all ? 2 * 100_000 + 3 : 4);
      assertThat(of("main", rows))
          .extracting(TraceRow::location)
          .isEqualTo(of("restricted", rows).stream().map(TraceRow::location).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("org.kcov4j.it.harness.Jvms#wanted")
  void shouldSayInOneLineWhereTheAgentHasNoRights(Jvms.Wanted wanted) throws IOException {
    Run plain = run(jvm(wanted, "plain"));
    Files.writeString(work.resolve("policy"), "grant { };\n");

    Run run = run(jvm(wanted, "denied").agent("mode=pc"));

    assertThat(run.stdout()).isEqualTo(plain.stdout());
    assertThat(run.stderr().replace(plain.stderr(), "")).hasLineCount(1).contains("not recording");
  }

  private ForkedJvm jvm(Jvms.Wanted wanted, String directory) throws IOException {
    Jdk jdk = wanted.orSkip(8);
    Assumptions.assumeTrue(jdk.feature() < FIRST_WITHOUT, "this JVM has no security manager");
    Path policy = work.resolve("policy");
    if (!Files.exists(policy)) {
      Files.writeString(
          policy,
          "grant codeBase \"%s\" {%n  permission java.security.AllPermission;%n};%n"
              .formatted(Artifacts.agent().toUri()));
    }
    return new ForkedJvm(jdk, work.resolve(directory))
        .jvmArgs("-Djava.security.manager", "-Djava.security.policy==" + policy);
  }

  private static Run run(ForkedJvm jvm) {
    return jvm.classPath(Artifacts.conformance()).main(PROGRAM + "Limited").run().ok();
  }

  private static List<TraceRow> of(String thread, List<TraceRow> rows) {
    return rows.stream().filter(row -> row.thread().equals(thread)).toList();
  }
}
