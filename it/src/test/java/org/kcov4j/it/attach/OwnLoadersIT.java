package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.it.attach.Attachments.end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;

/**
 * Class loaders that find classes with code of classes that they have defined themselves: a probe
 * in that code must not need the loader.
 */
class OwnLoadersIT extends AttachFixture {
  private static final String PROGRAM = "org.kcov4j.conformance.attach.Guarded";
  private static final String UNLINKED = "org.kcov4j.conformance.attach.Unlinked";
  private static final int MANY = 30;
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldNameTheFirstOfManySuchClassesAndCountAll(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = start(MANY, jdk)) {
      assertThat(program.ask("close")).isEqualTo("done");
      assertFirstNamedAndAllCounted(program, GUARD, "GuardedLoader$Open");
      assertThat(program.ask("ask")).isEqualTo("done");
      end(program, jdk);
    }
  }

  /** Which the JVM refuses, at the attach. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldNameTheFirstOfManyClassesThatDoNotLinkAndCountAll(Jvms.Wanted jdk) throws IOException {
    try (LiveProgram program = Attachments.start(attachments.jvm(jdk).main(UNLINKED, "" + MANY))) {
      assertFirstNamedAndAllCounted(program, UNLINKED + "$Needy", "Unlinked$Needy");
      end(program, jdk);
    }
  }

  /** Those have probes, which detach cannot take out. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldNameTheFirstOfManyClassesThatKeepTheirProbes(Jvms.Wanted jdk) throws IOException {
    Path log = work.resolve("log");
    String[] options = {"logfile=" + log, "includes=" + UNLINKED + "$Needy"};
    try (LiveProgram program =
        Attachments.start(attachments.jvm(jdk).agent(options).main(UNLINKED, "" + MANY))) {
      attachments.detach(program);
      List<String> lines = Files.readAllLines(log);
      assertThat(lines).hasSize(21);
      assertThat(lines.subList(0, 20))
          .allMatch(line -> line.contains("keeps its probes: class " + UNLINKED + "$Needy"));
      assertThat(lines.get(20)).contains("further classes that keep their probes");
      end(program, jdk);
    }
  }

  private void assertFirstNamedAndAllCounted(LiveProgram program, String includes, String name)
      throws IOException {
    Path log = work.resolve("log");
    Path session = attachments.attach(program, "logfile=" + log + ",includes=" + includes);
    attachments.detach(program);
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(21);
    assertThat(lines.subList(0, 20))
        .allMatch(
            line -> line.contains("left as it was: class org/kcov4j/conformance/attach/" + name));
    assertThat(lines.get(20)).contains("further").contains("counted in the session");
    JsonNode info =
        new ObjectMapper().readTree(new Cli(work).run("info", "--json", session).clean().stdout());
    assertThat(info.get(0).get("failures")).hasSize(MANY);
  }

  private LiveProgram start(int count, Jvms.Wanted jdk) {
    return Attachments.start(attachments.jvm(jdk).main(PROGRAM, "" + count));
  }
}
