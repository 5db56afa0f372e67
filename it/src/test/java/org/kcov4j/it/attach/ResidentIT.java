package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.it.attach.Attachments.WORK;
import static org.kcov4j.it.attach.Attachments.end;
import static org.kcov4j.it.attach.Attachments.traceOfSum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Run;
import org.kcov4j.it.harness.TraceRow;
import org.kcov4j.reader.attach.Answer;
import org.kcov4j.reader.attach.LiveJvm;

/** Agents come and go where the JDK has probes, hidden classes are there, or virtual threads. */
class ResidentIT extends AttachFixture {
  private static final String HIDDEN = "org.kcov4j.conformance.attach.HiddenWork";
  private static final String UNDEFINED = "org.kcov4j.conformance.attach.Undefined";
  private static final String BOTH = "mode=pc,words=65536,includes=" + WORK + ":" + HIDDEN;
  private static final int VIRTUAL = 20;

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldDetachFromTheJdkAndAttachToItAgain(Jvms.Wanted jdk) throws IOException {
    String options = "bootstrap=true,words=1000000,threads=main,includes=java.util.*:" + WORK;
    try (LiveProgram program = start(jdk)) {
      Path first = attachments.attach(program, options + ",mode=pc");
      tell(program, "jdk", "work");
      List<TraceRow> recorded = trace(first);
      assertThat(classes(recorded)).contains("java.util.ArrayList", "java.util.BitSet", WORK);
      assertThat(attachments.detach(program)).isEqualTo(first);
      recorded = trace(first);
      tell(program, "jdk", "work");
      assertThat(trace(first)).isEqualTo(recorded);
      assertGivenBack(program);

      Path second = attachments.attach(program, options + ",mode=unique");
      tell(program, "jdk", "work");
      assertThat(classes(trace(second))).contains("java.util.ArrayList", "java.util.BitSet", WORK);
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldDetachFromAllOfTheJdk(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program =
        Attachments.start(attachments.jvm(jdk).agent("bootstrap=true").main(resident()))) {
      tell(program, "jdk", "work");
      Path first = attachments.detach(program);
      List<TraceRow> recorded = trace(first);
      assertThat(classes(recorded)).contains("java.lang.String", "java.util.BitSet", WORK);
      tell(program, "jdk", "work");
      assertThat(trace(first)).isEqualTo(recorded);
      assertGivenBack(program);

      Path second = attachments.attach(program, BOTH);
      tell(program, "jdk", "work");
      assertThat(bci(trace(second), "main")).isEqualTo(traceOfSum(3));
      end(program, jdk);
    }
  }

  /** To the JVM such a constant is like no other: classes would have more at each attach. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordClassesWithNanHoweverOftenItAttaches(Jvms.Wanted jdk) throws IOException {
    String options = "output=" + work.resolve("out") + ",includes=" + UNDEFINED;
    try (LiveProgram program = start(jdk)) {
      tell(program, "nan");
      LiveJvm jvm = new LiveJvm(program.pid());
      for (int i = 0; i < 16; i++) {
        Path session = Path.of(jvm.attach(Artifacts.agent(), options).text());
        tell(program, "nan");
        assertThat(of(UNDEFINED, trace(session))).as("cycle %d", i).isEqualTo(4);
        assertThat(jvm.detach(Artifacts.agent()).word()).isEqualTo(Answer.Word.DETACHED);
        tell(program, "nan");
      }
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordHiddenClassesOfItsOwnTimeOnly(Jvms.Wanted jdk) throws IOException {
    jdk.orSkip(15);
    try (LiveProgram program = start(jdk)) {
      tell(program, "hidden");
      Path first = attachments.attach(program, BOTH);
      tell(program, "hidden", "again");
      List<TraceRow> recorded = trace(first);
      int once = of(HIDDEN, recorded);
      assertThat(once).isPositive();
      attachments.detach(program);
      // One that has probes, one that never had any.
      tell(program, "again", "hidden", "again");
      assertThat(trace(first)).isEqualTo(recorded);
      assertGivenBack(program);

      Path second = attachments.attach(program, BOTH);
      tell(program, "again", "work");
      assertThat(of(HIDDEN, trace(second))).isZero();
      assertThat(of(WORK, trace(second))).isEqualTo(traceOfSum(3).size());
      tell(program, "hidden", "again");
      assertThat(of(HIDDEN, trace(second))).isEqualTo(once);
      assertThat(trace(first)).isEqualTo(recorded);
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldDetachFromVirtualThreadsThatAreParkedAndThatRun(Jvms.Wanted jdk) throws IOException {
    jdk.orSkip(21);
    int pcs = traceOfSum(3).size();
    try (LiveProgram program = start(jdk)) {
      tell(program, "park");
      Path first = attachments.attach(program, BOTH);
      tell(program, "unpark", "park");
      List<TraceRow> recorded = sums(trace(first));
      // What the first ones ran behind the wait, and the second ones before it.
      assertThat(recorded).hasSize(2 * VIRTUAL * pcs);
      tell(program, "spin");
      attachments.detach(program);
      List<TraceRow> all = trace(first);
      tell(program, "unpark", "work");
      assertThat(trace(first)).isEqualTo(all);
      assertGivenBack(program);

      Path second = attachments.attach(program, BOTH + ",threads=parked-*");
      tell(program, "park", "unpark");
      List<TraceRow> rows = sums(trace(second));
      assertThat(rows).hasSize(2 * VIRTUAL * pcs);
      attachments.detach(program);
      assertThat(sums(trace(second))).isEqualTo(rows);
      assertGivenBack(program);
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement32_shouldNotRecordShutdownHooksThatWereThereBefore(Jvms.Wanted jdk) {
    try (LiveProgram program = start(jdk)) {
      tell(program, "hook early");
      Path session = attachments.attach(program, BOTH);
      tell(program, "hook late", "work");
      program.tell("end");
      Run run = program.end().ok();
      assertThat(run.stdout().lines()).containsExactlyInAnyOrder("early 3", "late 3");
      List<TraceRow> rows = trace(session);
      assertThat(bci(rows, "main")).isEqualTo(traceOfSum(3));
      assertThat(rows).extracting(TraceRow::thread).containsOnly("main");
    }
  }

  private LiveProgram start(Jvms.Wanted jdk) {
    return Attachments.start(attachments.jvm(jdk).main(resident()));
  }

  private static String resident() {
    return "org.kcov4j.conformance.attach.Resident";
  }

  private static void tell(LiveProgram program, String... commands) {
    for (String each : commands) {
      assertThat(program.ask(each)).as(each).isEqualTo("done");
    }
  }

  private static List<String> classes(List<TraceRow> rows) {
    return rows.stream().map(row -> row.location().className()).distinct().toList();
  }

  private static List<TraceRow> sums(List<TraceRow> rows) {
    return rows.stream()
        .filter(row -> row.thread().startsWith("parked-"))
        .filter(row -> row.location().method().equals("sum"))
        .toList();
  }

  private static List<Integer> bci(List<TraceRow> rows, String thread) {
    return rows.stream()
        .filter(row -> row.thread().equals(thread))
        .map(row -> row.location().bci())
        .toList();
  }

  private static int of(String className, List<TraceRow> rows) {
    return (int) rows.stream().filter(row -> row.location().className().equals(className)).count();
  }
}
