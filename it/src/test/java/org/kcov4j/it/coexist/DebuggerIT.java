package org.kcov4j.it.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.kcov4j.it.harness.Debugger;
import org.kcov4j.it.harness.Differences;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Processes;
import org.kcov4j.it.harness.TraceRow;

/** A debugger shows what it shows without the agent; what it puts into the program is recorded. */
class DebuggerIT {
  private static final String PACKAGE = "org.kcov4j.conformance.debug.";
  private static final String PROGRAM = PACKAGE + "Debuggee";
  private static final String SWAPPED = PACKAGE + "Swapped";
  private static final String[] ALL = {
    "mode=pc", "granularity=edge", "cmp=true", "includes=" + PACKAGE + "*"
  };

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  /** Who is on the command line first. */
  private enum Order {
    AGENT,
    DEBUGGER
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldStepAndStopAtTheSameLinesAndSeeTheSameVariables(Jvms.Wanted jdk) {
    try (Debugger plain = follow(jvm(jdk), null);
        Debugger agentFirst = follow(jvm(jdk), Order.AGENT, ALL);
        Debugger debuggerFirst =
            follow(jvm(jdk), Order.DEBUGGER, "mode=unique", "includes=" + PACKAGE + "*")) {
      assertThat(plain.steps())
          .hasSizeGreaterThan(80)
          .contains("Debuggee.choose:52 null{n=5}")
          .anyMatch(step -> step.startsWith("Debuggee$Shape.area:") && step.contains("more=3"));
      assertThat(plain.hits()).hasSizeGreaterThan(80);
      for (Debugger each : List.of(agentFirst, debuggerFirst)) {
        assertThat(Differences.first(plain.steps(), each.steps()).orElse("none")).isEqualTo("none");
        assertThat(Differences.first(plain.hits(), each.hits()).orElse("none")).isEqualTo("none");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldRecordWhatADebuggerRedefines(Jvms.Wanted jdk) throws IOException {
    ForkedJvm jvm = jvm(jdk);
    try (Debugger debugger = new Debugger();
        LiveProgram program =
            start(jvm, debugger, Order.AGENT, "mode=pc", "threads=main", "includes=" + SWAPPED)) {
      assertThat(program.ask("value")).isEqualTo("3");
      byte[] later = later(jdk);
      debugger.redefine(SWAPPED, later);
      assertThat(program.ask("value")).isEqualTo("6");

      Path session = jvm.sessions().get(0);
      List<TraceRow> rows = new Cli(work).trace("main", session);
      assertThat(rows.subList(1, rows.size()))
          .extracting(row -> row.location().bci())
          .isEqualTo(traceOf(later));
      assertThat(rows).allMatch(row -> row.location().className().equals(SWAPPED));
      end(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldDebugAndRedefineWhileAnAgentComesAndGoes(Jvms.Wanted jdk) throws IOException {
    try (Debugger debugger = new Debugger();
        LiveProgram program = start(jvm(jdk), debugger, null)) {
      assertThat(program.ask("value")).isEqualTo("3");
      Path session = attach(program, SWAPPED);
      assertStops(debugger, program, "3");

      byte[] later = later(jdk);
      debugger.redefine(SWAPPED, later);
      assertStops(debugger, program, "6");
      List<TraceRow> rows = new Cli(work).trace("main", session);
      assertThat(rows.subList(1, rows.size()))
          .extracting(row -> row.location().bci())
          .isEqualTo(traceOf(later));

      new Cli(work).run("detach", program.pid()).ok();
      // Older JVMs go back to what the class was before (JVMTI's cached class file).
      assertStops(debugger, program, jdk.feature() < 21 ? "3" : "6");
      assertThat(new Cli(work).trace("main", session)).isEqualTo(rows);
      end(program);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void shouldStopWhereItWasToldToBeforeAnAgentCameOrWent(Jvms.Wanted jdk) {
    try (Debugger debugger = new Debugger();
        LiveProgram program = start(jvm(jdk), debugger, null)) {
      assertThat(program.ask("value")).isEqualTo("3");
      debugger.stopIn(SWAPPED, "value");
      attach(program, PROGRAM);
      assertStop(debugger, program, "3");
      debugger.stopIn(SWAPPED, "value");
      new Cli(work).run("detach", program.pid()).ok();
      assertStop(debugger, program, "3");

      // The JVM takes breakpoints away from what is rewritten: it stops nowhere, not elsewhere.
      debugger.stopIn(SWAPPED, "value");
      attach(program, SWAPPED);
      assertThat(program.ask("value")).isEqualTo("3");
      new Cli(work).run("detach", program.pid()).ok();
      assertThat(program.ask("value")).isEqualTo("3");
      end(program);
    }
  }

  /** Has it record a class; the session directory. */
  private Path attach(LiveProgram program, String className) {
    String options =
        "output=" + work.resolve("out") + ",mode=pc,threads=main,includes=" + className;
    return Path.of(new Cli(work).run("attach", program.pid(), options).ok().stdout().strip());
  }

  private static void assertStops(Debugger debugger, LiveProgram program, String result) {
    debugger.stopIn(SWAPPED, "value");
    assertStop(debugger, program, result);
  }

  private static void assertStop(Debugger debugger, LiveProgram program, String result) {
    program.tell("value");
    assertThat(debugger.awaitStop()).isEqualTo("Swapped.value:9 null{n=3}");
    assertThat(program.readLine()).isEqualTo(result);
  }

  private static void end(LiveProgram program) {
    program.tell("end");
    program.end().ok();
  }

  private ForkedJvm jvm(Jvms.Wanted jdk) {
    return new ForkedJvm(jdk.orSkip(8), work).classPath(Artifacts.conformance());
  }

  private static Debugger follow(ForkedJvm jvm, Order order, String... options) {
    Debugger debugger = new Debugger();
    try (LiveProgram program = add(jvm, debugger, order, options).main(PROGRAM).start()) {
      debugger.accept();
      debugger.follow(PROGRAM);
      program.end().clean();
    }
    return debugger;
  }

  private static LiveProgram start(
      ForkedJvm jvm, Debugger debugger, Order order, String... options) {
    LiveProgram program = add(jvm, debugger, order, options).main(PROGRAM, "serve").start();
    debugger.accept();
    debugger.resume();
    assertThat(program.readLine()).isEqualTo("ready");
    return program;
  }

  private static ForkedJvm add(ForkedJvm jvm, Debugger debugger, Order order, String... options) {
    if (order == Order.AGENT) {
      jvm.agent(options);
    }
    jvm.jvmArgs(debugger.jvmArg());
    return order == Order.DEBUGGER ? jvm.agent(options) : jvm;
  }

  /**
   * The class with a loop in its one line, as a compiler of that JDK or the running one makes it.
   */
  private byte[] later(Jvms.Wanted jdk) throws IOException {
    String file = SWAPPED.replace('.', '/') + ".java";
    String source = Files.readString(Path.of("src/conformance/java").resolve(file));
    String loop = "int sum = 0; for (int i = 0; i < n; i++) { sum += 2; } return sum;";
    assertThat(source).contains("return n;");
    Path changed = work.resolve("Swapped.java");
    Files.writeString(changed, source.replace("return n;", loop));
    Processes.run(
            List.of(
                Jvms.running().home().resolve("bin/javac").toString(),
                "-Xlint:-options",
                "--release=8",
                "-g",
                "-d",
                work.resolve("later").toString(),
                changed.toString()),
            work,
            Duration.ofMinutes(1))
        .ok();
    return Files.readAllBytes(work.resolve("later").resolve(file.replace(".java", ".class")));
  }

  /** Start, then three rounds of condition and body, condition, end. */
  private static List<Integer> traceOf(byte[] later) {
    SortedSet<Integer> leaders =
        ClassFile.methods(later).stream()
            .filter(method -> method.name().equals("value"))
            .map(Leaders::of)
            .findFirst()
            .orElseThrow();
    List<Integer> bci = List.copyOf(leaders);
    assertThat(bci).hasSize(4);
    Stream<Integer> rounds =
        IntStream.range(0, 3).boxed().flatMap(i -> Stream.of(bci.get(1), bci.get(2)));
    return Stream.of(Stream.of(bci.get(0)), rounds, Stream.of(bci.get(1), bci.get(3)))
        .flatMap(each -> each)
        .toList();
  }
}
