package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.it.attach.Attachments.end;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;

/**
 * Class loaders that find classes with code of classes that they have defined themselves: a probe
 * in that code must not need the loader.
 */
class OwnLoadersIT extends AttachFixture {
  private static final String PROGRAM = "org.kcov4j.conformance.attach.Guarded";
  private static final String GUARD = "org.kcov4j.conformance.attach.GuardedLoader*";

  static Stream<Arguments> loadersAndModes() {
    return jdks()
        .flatMap(jdk -> Stream.of(Arguments.of(1, "unique", jdk), Arguments.of(2, "cmp", jdk)));
  }

  @ParameterizedTest(name = "{0} in {1} on {2}")
  @MethodSource("loadersAndModes")
  void shouldFindClassesAfterEachAttach(int count, String mode, Jvms.Wanted jdk) {
    String options = "mode=" + mode + ",includes=" + GUARD;
    try (LiveProgram program = start(count, jdk)) {
      Path session = attachments.attach(program, options);
      assertThat(program.ask("load")).isEqualTo("done");
      if (mode.equals("unique")) { // In others, what class loaders run is an interrupt.
        assertThat(trace(session)).anyMatch(row -> row.location().method().equals("mayLoad"));
      }
      attachments.detach(program);
      attachments.attach(program, options);
      assertThat(program.ask("load")).isEqualTo("done");
      assertThat(program.ask("ask")).isEqualTo("done");
      end(program, jdk);
    }
  }

  @ParameterizedTest(name = "{0} in {1} on {2}")
  @MethodSource("loadersAndModes")
  void shouldFindClassesWithAnAgentThatWasThereFirst(int count, String mode, Jvms.Wanted jdk) {
    String[] options = {"mode=" + mode, "includes=" + GUARD};
    try (LiveProgram program =
        Attachments.start(attachments.jvm(jdk).agent(options).main(PROGRAM, "" + count))) {
      assertThat(program.ask("load")).isEqualTo("done");
      assertThat(program.ask("ask")).isEqualTo("done");
      end(program, jdk);
    }
  }

  /** As those of a web application that was stopped while threads of its run. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldLeaveClassesAloneWhoseLoaderFindsNothingAnyMore(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = start(2, jdk)) {
      assertThat(program.ask("close")).isEqualTo("done");
      Path log = work.resolve("log");
      attachments.attach(program, "logfile=" + log + ",includes=" + GUARD);
      assertThat(program.ask("ask")).isEqualTo("done");
      assertThat(Files.readAllLines(log))
          .hasSize(2)
          .allMatch(
              line ->
                  line.contains(
                      "left as it was: class org/kcov4j/conformance/attach/GuardedLoader$Open"));
      end(program, jdk);
    }
  }

  private LiveProgram start(int count, Jvms.Wanted jdk) {
    return Attachments.start(attachments.jvm(jdk).main(PROGRAM, "" + count));
  }
}
