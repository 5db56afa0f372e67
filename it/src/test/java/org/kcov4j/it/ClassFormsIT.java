package org.kcov4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.CompiledClasses;
import org.kcov4j.it.harness.DebuggedProgram;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JdiTracer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Jvms.Wanted;
import org.kcov4j.it.harness.Processes;
import org.kcov4j.it.harness.Run;

/**
 * What each JDK's own compiler makes of the language of its time runs as without the agent, and its
 * trace is what a debugger sees.
 */
class ClassFormsIT {
  @TempDir private Path work;

  /**
   * A source of the test resources.
   *
   * @param name its class, and how the names of its other classes begin
   * @param from the first JDK that compiles it
   * @param to the last one
   * @param options of compiler and JVM
   */
  record Form(String name, int from, int to, List<String> options) {
    static Form since(String name, int from) {
      return new Form(name, from, Integer.MAX_VALUE, List.of());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> forms() {
    List<Form> forms =
        List.of(
            Form.since("Forms8", 8),
            Form.since("Forms17", 17),
            Form.since("Forms21", 21),
            new Form("Templates21", 21, 22, List.of("--enable-preview")),
            Form.since("Forms25", 25),
            new Form("Preview28", 28, 28, List.of("--enable-preview")));
    return Jvms.wanted()
        .flatMap(
            jdk ->
                forms.stream()
                    .filter(form -> jdk.feature() >= form.from && jdk.feature() <= form.to)
                    .map(form -> Arguments.of(form, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("forms")
  void formsShouldRunAndBeRecordedBlockByBlock(Form form, Wanted wanted) throws IOException {
    Jdk jdk = wanted.orSkip(form.from);
    Path classes = compile(jdk, form);
    String pattern = form.name + "*";
    DebuggedProgram program =
        new DebuggedProgram(
            jdk, form.options, new CompiledClasses(classes), List.of(), form.name, pattern);
    JdiTracer.Traced debugged = program.debug();
    assertThat(debugged.stdout()).isNotEmpty();

    program.shouldBeRecorded(debugged, step -> !step.inStaticInitializer(), work.resolve("pc"));
    for (String option : List.of("granularity=edge", "mode=cmp")) {
      Run run =
          new ForkedJvm(jdk, work.resolve(option))
              .jvmArgs(form.options.toArray(String[]::new))
              .agent("includes=" + pattern, option)
              .classPath(List.of(classes))
              .main(form.name)
              .run();
      assertThat(run.clean().stdout()).as(option).isEqualTo(debugged.stdout());
    }
  }

  @Test
  void classesOfAMultiReleaseModuleShouldBeThoseOfTheJvm() throws IOException {
    Jdk jdk = Jvms.running();
    Assumptions.assumeTrue(jdk.feature() >= 11, "the newer release is for 11");
    String main =
        """
        package p;

        public class Main {
          public static void main(String[] args) {
            %1$s();
            System.out.print(Main.class.getPackage().isAnnotationPresent(Deprecated.class));
            System.out.print(Main.class.getModule().isAnnotationPresent(Deprecated.class));
          }

          private static void %1$s() {
            System.out.print("%1$s ");
          }
        }
        """;
    Path base = work.resolve("base");
    Path module = source(base, "module-info.java", "@Deprecated module m {}");
    Path pack = source(base, "p/package-info.java", "@Deprecated package p;");
    javac(jdk, base, module, pack, source(base, "p/Main.java", String.format(main, "older")));
    Path newer = work.resolve("newer");
    javac(jdk, newer, source(newer, "p/Main.java", String.format(main, "newer")));
    Path jar = work.resolve("m.jar");
    List<String> pack11 = List.of("--release", "11", "-C", newer.toString(), "p/Main.class");
    tool(jdk, "jar", Stream.concat(Stream.of("cf", jar, "-C", base, "."), pack11.stream()));

    ForkedJvm traced = new ForkedJvm(jdk, work.resolve("traced")).agent();
    Run run = traced.jvmArgs("-p", jar.toString()).main("-m", "m/p.Main").run().clean();
    assertThat(run.stdout()).isEqualTo("newer truetrue");
    assertThat(new Cli(work).trace("main", traced.sessions().get(0)))
        .extracting(row -> row.location().className() + "." + row.location().method())
        .contains("p.Main.main", "p.Main.newer")
        .doesNotContain("p.Main.older");
  }

  private Path compile(Jdk jdk, Form form) throws IOException {
    Path classes = work.resolve("classes");
    List<Object> arguments = new ArrayList<>(form.options);
    if (!form.options.isEmpty()) {
      Collections.addAll(arguments, "--release", jdk.feature());
    }
    try {
      arguments.add(
          Path.of(ClassFormsIT.class.getResource("/forms/" + form.name + ".java").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    javac(jdk, classes, arguments.toArray());
    return classes;
  }

  private static Path source(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void javac(Jdk jdk, Path classes, Object... arguments) throws IOException {
    Files.createDirectories(classes);
    tool(jdk, "javac", Stream.concat(Stream.of("-d", classes), Stream.of(arguments)));
  }

  private void tool(Jdk jdk, String name, Stream<?> arguments) {
    Stream<?> command =
        Stream.concat(Stream.of(jdk.home().resolve("bin").resolve(name)), arguments);
    Processes.run(command.map(Object::toString).toList(), work, Duration.ofMinutes(2)).ok();
  }
}
