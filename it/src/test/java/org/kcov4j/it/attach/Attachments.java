package org.kcov4j.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.LiveProgram;
import org.kcov4j.it.harness.Run;

/** The program {@code Attachee} and those who attach to it, in one directory. */
final class Attachments {
  static final String WORK = "org.kcov4j.conformance.attach.Work";
  private static final String PROGRAMS = "org.kcov4j.conformance.attach.";

  private final Path directory;

  Attachments(Path directory) {
    this.directory = directory;
  }

  /** Starts the program. */
  LiveProgram start(Jvms.Wanted jdk, int workers, int busy, String... jvmArgs) {
    return start(jvm(jdk).jvmArgs(jvmArgs).main(PROGRAMS + "Attachee", "" + workers, "" + busy));
  }

  /** Starts the program that uses the API, with an agent. */
  LiveProgram startApiUser(Jvms.Wanted jdk, String... options) {
    return start(jvm(jdk).agent(options).main(PROGRAMS + "ApiUser"));
  }

  /** A JVM that has the programs on its class path. */
  ForkedJvm jvm(Jvms.Wanted jdk) {
    return new ForkedJvm(jdk.orSkip(8), directory).classPath(Artifacts.conformance());
  }

  /** Starts a program and waits until it is ready. */
  static LiveProgram start(ForkedJvm jvm) {
    LiveProgram program = jvm.start();
    assertThat(program.readLine()).isEqualTo("ready");
    return program;
  }

  /** Attaches to record into {@code out}; the session directory. */
  Path attach(LiveProgram program, String options) {
    Run run = tryToAttach(program, "output=" + directory.resolve("out") + "," + options);
    return Path.of(run.clean().stdout().strip());
  }

  Run tryToAttach(LiveProgram program, String options) {
    return new Cli(directory).run("attach", program.pid(), options);
  }

  /** Detaches; the session directory. */
  Path detach(LiveProgram program) {
    return Path.of(tryToDetach(program).clean().stdout().strip());
  }

  Run tryToDetach(LiveProgram program) {
    return new Cli(directory).run("detach", program.pid());
  }

  static void assertRefused(Run run, int exit, String beginning) {
    assertThat(run.exit()).as("%s", run).isEqualTo(exit);
    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr()).startsWith(beginning).hasLineCount(1);
  }

  /** The program ends well, and nothing was printed into it but the JVM's own warning. */
  static void end(LiveProgram program, Jvms.Wanted jdk) {
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
  static List<Integer> traceOfSum(int turns) {
    List<Integer> bci;
    try {
      Path file = Artifacts.conformance().get(0).resolve(WORK.replace('.', '/') + ".class");
      bci =
          ClassFile.methods(Files.readAllBytes(file)).stream()
              .filter(method -> method.name().equals("sum"))
              .map(method -> List.copyOf(Leaders.of(method)))
              .findFirst()
              .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(bci).hasSize(4);
    Stream<Integer> loop =
        IntStream.range(0, turns).boxed().flatMap(i -> Stream.of(bci.get(1), bci.get(2)));
    return Stream.of(Stream.of(bci.get(0)), loop, Stream.of(bci.get(1), bci.get(3)))
        .flatMap(each -> each)
        .toList();
  }
}
