package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.TraceRow;

/** {@code attach PID} makes a live JVM record. */
class AttachIT {
  private static final int WORKERS = 64;
  private static final String WORK = "org.kcov4j.conformance.attach.Work";

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordInEachThreadWhatItCallsFromThenOn(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = start(jdk)) {
      Path session = attach(program, "mode=pc,words=65536,includes=" + WORK);
      assertThat(session).isDirectory();
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");

      List<Integer> expected = tracesOf(3);
      List<TraceRow> rows = new Cli(work).trace("worker-*", session);
      for (int i = 1; i <= WORKERS; i++) {
        String thread = "worker-" + i;
        assertThat(rows.stream().filter(row -> row.thread().equals(thread)))
            .as(thread)
            .allMatch(row -> row.location().method().equals("sum"))
            .extracting(row -> row.location().bci())
            .isEqualTo(expected);
      }
      assertThat(rows).hasSize(WORKERS * expected.size());

      // The loop's frame was there before; what it calls was not.
      assertThat(new Cli(work).trace("looper", session))
          .hasSizeGreaterThan(10_000)
          .allMatch(row -> row.location().method().equals("called"));
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRefuseInOneLineWhatItCannotDoAndLeaveTheJvmAlone(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = start(jdk)) {
      assertRefused(
          run(program, "nonsense=1"),
          2,
          "kcov4j attach: agent options: unknown option 'nonsense', expected one of ");
      assertRefused(
          run(program, "words=1"),
          2,
          "kcov4j attach: agent options: bad value '1' of option 'words', expected a number from ");
      Path notADirectory = Files.writeString(work.resolve("file"), "");
      assertRefused(
          run(program, "output=" + notADirectory),
          2,
          "kcov4j attach: agent options: bad value '" + notADirectory + "' of option 'output'");
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(work.resolve("out")).doesNotExist();

      Path session = attach(program, "mode=none");
      assertRefused(
          run(program, "mode=none"),
          3,
          "process "
              + program.pid()
              + ": expected a JVM that does not record, found one that "
              + "records into "
              + session
              + "; detach first");
      end(program, jdk);
    }
  }

  private LiveProgram start(Jvms.Wanted jdk) {
    LiveProgram program =
        new ForkedJvm(jdk.orSkip(8), work)
            .classPath(List.of(Artifacts.conformance().get(0)))
            .main("org.kcov4j.conformance.attach.Attachee", "" + WORKERS)
            .start();
    assertThat(program.readLine()).isEqualTo("ready");
    return program;
  }

  private Path attach(LiveProgram program, String options) {
    return Path.of(
        run(program, "output=" + work.resolve("out") + "," + options).clean().stdout().strip());
  }

  private Run run(LiveProgram program, String options) {
    return new Cli(work).run("attach", program.pid(), options);
  }

  private static void assertRefused(Run run, int exit, String beginning) {
    assertThat(run.exit()).as("%s", run).isEqualTo(exit);
    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr()).startsWith(beginning).hasLineCount(1);
  }

  /** The program ends well, and nothing was printed into it but the JVM's own warning. */
  private static void end(LiveProgram program, Jvms.Wanted jdk) {
    program.tell("end");
    Run run = program.end().ok();
    assertThat(run.stdout()).isEmpty();
    if (jdk.feature() < 21) {
      assertThat(run.stderr()).isEmpty();
    } else {
      assertThat(run.stderr().lines()).allMatch(line -> line.startsWith("WARNING: "));
    }
  }

  /** What sum(turns) records, by leaders: start, then condition and body, condition, end. */
  private static List<Integer> tracesOf(int turns) throws IOException {
    Path file = Artifacts.conformance().get(0).resolve(WORK.replace('.', '/') + ".class");
    SortedSet<Integer> leaders =
        ClassFile.methods(Files.readAllBytes(file)).stream()
            .filter(method -> method.name().equals("sum"))
            .map(Leaders::of)
            .findFirst()
            .orElseThrow();
    List<Integer> bci = List.copyOf(leaders);
    assertThat(bci).hasSize(4);
    Stream<Integer> loop =
        IntStream.range(0, turns).boxed().flatMap(i -> Stream.of(bci.get(1), bci.get(2)));
    return Stream.of(Stream.of(bci.get(0)), loop, Stream.of(bci.get(1), bci.get(3)))
        .flatMap(each -> each)
        .toList();
  }
}
