package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.it.attach.Attachments.WORK;
import static org.kcov4j.it.attach.Attachments.assertRefused;
import static org.kcov4j.it.attach.Attachments.end;
import static org.kcov4j.it.attach.Attachments.traceOfSum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.TraceRow;

/** {@code attach PID} makes a live JVM record. */
class AttachIT extends AttachFixture {
  private static final int WORKERS = 64;

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordInEachThreadWhatItCallsFromThenOn(Jvms.Wanted jdk) {
    try (LiveProgram program = attachments.start(jdk, WORKERS, 0)) {
      Path session = attachments.attach(program, "mode=pc,words=65536,includes=" + WORK);
      assertThat(session).isDirectory();
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");

      List<TraceRow> rows = trace(session);
      List<Integer> expected = traceOfSum(3);
      for (int i = 1; i <= WORKERS; i++) {
        assertThat(of("worker-" + i, rows))
            .as("worker-%d", i)
            .allMatch(row -> row.location().method().equals("sum"))
            .extracting(row -> row.location().bci())
            .isEqualTo(expected);
      }
      // The loop's frame was there before; what it calls was not.
      List<TraceRow> loop = of("looper", rows);
      assertThat(loop)
          .hasSizeGreaterThan(10_000)
          .allMatch(row -> row.location().method().equals("called"));
      assertThat(rows).hasSize(WORKERS * expected.size() + loop.size());
      end(program, jdk);
    }
  }

  /** Those that come while the ones before are passed. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldNotWaitUntilNoMoreClassesLoad(Jvms.Wanted jdk) {
    String program = "org.kcov4j.conformance.attach.Reloading";
    try (LiveProgram live = Attachments.start(attachments.jvm(jdk).main(program))) {
      Path session = attachments.attach(live, "includes=*.GuardedLoader$Open");
      int before = Integer.parseInt(live.ask("count"));
      while (Integer.parseInt(live.ask("count")) < before + 10) {
        Thread.onSpinWait();
      }
      assertThat(of("reloader", trace(session)))
          .extracting(row -> row.location().method())
          .contains("mayLoad");
      assertThat(attachments.detach(live)).isEqualTo(session);
      end(live, jdk);
    }
  }

  private static List<TraceRow> of(String thread, List<TraceRow> rows) {
    return rows.stream().filter(row -> row.thread().equals(thread)).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRefuseInOneLineWhatItCannotDoAndLeaveTheJvmAlone(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = attachments.start(jdk, 1, 0)) {
      String options = "kcov4j attach: agent options: ";
      assertRefused(
          attachments.tryToAttach(program, "nonsense=1"),
          2,
          options + "unknown option 'nonsense', expected one of ");
      Path notADirectory = Files.writeString(work.resolve("file"), "");
      assertRefused(
          attachments.tryToAttach(program, "output=" + notADirectory),
          2,
          options + "bad value '" + notADirectory + "' of option 'output', expected a directory");
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(work.resolve("out")).doesNotExist();
      String process = "process " + program.pid() + ": ";
      assertRefused(
          attachments.tryToDetach(program),
          3,
          process + "expected a JVM that records, found one that does not");

      Path session = attachments.attach(program, "mode=none");
      assertRefused(
          attachments.tryToAttach(program, "mode=none"),
          3,
          process
              + "expected a JVM that does not record, found one that records into "
              + session
              + "; detach first");
      end(program, jdk);
    }
  }
}
