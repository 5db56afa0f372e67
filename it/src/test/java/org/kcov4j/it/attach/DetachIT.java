package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.it.attach.Attachments.WORK;
import static org.kcov4j.it.attach.Attachments.end;
import static org.kcov4j.it.attach.Attachments.traceOfSum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.TraceRow;

/** {@code detach PID} ends recording, however it began; another attach begins anew. */
class DetachIT extends AttachFixture {
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldEndRecordingAndBeginAnewWithOtherOptions(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = attachments.start(jdk, 8, 0)) {
      Path first = attachments.attach(program, "mode=pc,words=65536,includes=" + WORK);
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(attachments.detach(program)).isEqualTo(first);
      List<TraceRow> recorded = trace(first);

      // Neither new frames nor those that have probes record any more.
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");
      assertThat(trace(first)).isEqualTo(recorded);
      assertEnded(first);
      assertGivenBack(program);

      Path second = attachments.attach(program, "mode=unique,threads=worker-*,includes=" + WORK);
      assertThat(second).isNotEqualTo(first);
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");
      List<Integer> once = traceOfSum(3).stream().distinct().toList();
      List<TraceRow> rows = trace(second);
      for (int i = 1; i <= 8; i++) {
        String thread = "worker-" + i;
        assertThat(rows.stream().filter(row -> row.thread().equals(thread)))
            .as(thread)
            .extracting(row -> row.location().bci())
            .isEqualTo(once);
      }
      assertThat(rows).hasSize(8 * once.size());
      assertThat(trace(first)).isEqualTo(recorded);
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldEndWhatAnAgentOnTheCommandLineBegan(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program =
        Attachments.start(
            attachments
                .jvm(jdk)
                .agent("mode=pc", "words=65536", "includes=" + WORK)
                .main("org.kcov4j.conformance.attach.Attachee", "4", "2"))) {
      // The frame of each loop has probes, and goes on with them.
      Path first = attachments.detach(program);
      List<TraceRow> recorded = trace(first);
      assertThat(recorded).extracting(row -> row.location().method()).contains("loop", "sum");
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");
      assertThat(trace(first)).isEqualTo(recorded);
      assertEnded(first);
      assertGivenBack(program);

      // Nor does it record into what another agent made.
      Path second = attachments.attach(program, "mode=pc,words=65536,includes=" + WORK);
      assertThat(program.ask("work")).isEqualTo("done");
      assertThat(program.ask("loop")).isEqualTo("done");
      assertThat(trace(second))
          .extracting(row -> row.location().method())
          .contains("called", "sum")
          .doesNotContain("loop");
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldLeaveUsersOfTheApiAlone(Jvms.Wanted jdk) {
    try (LiveProgram program = attachments.startApiUser(jdk, "mode=none", "includes=" + WORK)) {
      int pcs = traceOfSum(3).size();
      for (String each : List.of("first", "disable", "new", "remote")) {
        assertThat(program.ask(each)).as(each).isEqualTo(pcs + " true");
      }
      attachments.detach(program);
      for (String each : List.of("first", "disable", "new", "inside", "remote", "first")) {
        assertThat(program.ask(each)).as(each).isEqualTo("0 false");
      }
      attachments.attach(program, "mode=none,includes=" + WORK);
      // What was enabled for the first agent is not for the second.
      assertThat(program.ask("first")).isEqualTo("0 true");
      // Nobody else is enabled: the frame was entered while probes were nothing.
      assertThat(program.ask("inside")).isEqualTo((pcs - 1) + " true");
      assertThat(program.ask("disable")).isEqualTo("0 true");
      assertThat(program.ask("new")).isEqualTo(pcs + " true");
      assertThat(program.ask("remote")).isEqualTo(pcs + " true");
      end(program, jdk);
    }
  }

  private void assertEnded(Path session) throws IOException {
    JsonNode info =
        new ObjectMapper().readTree(new Cli(work).run("info", "--json", session).clean().stdout());
    assertThat(info.get(0).get("end").isNull()).as("%s", info).isFalse();
    assertThat(info.get(0).get("areas")).isNotEmpty();
    for (JsonNode area : info.get(0).get("areas")) {
      assertThat(area.get("end").isNull()).as("%s", area).isFalse();
    }
  }
}
