package org.kcov4j.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.CompiledClasses;
import org.kcov4j.it.harness.DebuggedProgram;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.JdiTracer;
import org.kcov4j.it.harness.Jdk;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.Jvms.Wanted;
import org.kcov4j.it.harness.LineCoverage;
import org.kcov4j.it.harness.Run;

/**
 * Programs in other languages do the same with the agent as without it, their compilers and
 * interpreters too, and are recorded. By default Groovy on the running JDK, all under {@code
 * -Pcorpus}.
 */
class LanguagesIT {
  private static final String CORPUS = System.getProperty("kcov4j.corpus", "");
  private static final String GROOVY = "Groovy";
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @TempDir private Path work;

  /**
   * A program that is compiled in the JVM that runs it, to classes that no file holds. Which of its
   * lines run is marked where the language's line tables are right: those of JRuby have a line
   * before the jump to it, those of Jython the last line of each function only.
   *
   * @param newest the last JDK that runs it, with or without the agent
   * @param jars how the names of its jars begin
   * @param options of the JVM
   */
  record Script(
      String language,
      int newest,
      List<String> jars,
      List<String> options,
      String mainClass,
      String source) {
    @Override
    public String toString() {
      return language;
    }
  }

  static Stream<Arguments> scripts() {
    List<Script> scripts =
        List.of(
            new Script(GROOVY, 24, List.of(), List.of(), "groovy.ui.GroovyMain", "s.groovy"),
            new Script(
                "Clojure",
                Integer.MAX_VALUE,
                List.of("clojure-", "spec.alpha-", "core.specs.alpha-"),
                List.of(),
                "clojure.main",
                "s.clj"),
            new Script(
                "JRuby",
                Integer.MAX_VALUE,
                List.of("jruby-complete-"),
                List.of("-Djruby.compile.mode=FORCE"),
                "org.jruby.Main",
                "s.rb"),
            new Script(
                "Jython",
                Integer.MAX_VALUE,
                List.of("jython-standalone-"),
                List.of("-Dpython.cachedir.skip=true"),
                "org.python.util.jython",
                "s.py"));
    return Jvms.wanted().flatMap(jdk -> scripts.stream().map(script -> Arguments.of(script, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("scripts")
  void scriptsShouldRunAsWithoutAgentAndTheirLinesBeRecorded(Script script, Wanted wanted)
      throws IOException {
    Jdk jdk = wanted.orSkip(17);
    Assumptions.assumeTrue(jdk.feature() <= script.newest, "does not run there");
    boolean sample = script.language.equals(GROOVY) && jdk.equals(Jvms.running());
    Assumptions.assumeTrue(sample || !CORPUS.isEmpty(), "only under -Pcorpus");
    Path source = source(script.source);
    Run plain = run(new ForkedJvm(jdk, work.resolve("plain")), script, source);
    ForkedJvm traced = new ForkedJvm(jdk, work.resolve("traced")).agent();
    shouldBeAlike(run(traced, script, source), plain);

    Path report = work.resolve("report");
    new Cli(work).run("report", "--format=xml", "--output=" + report, traced.output()).ok();
    Set<Integer> lines = coveredLines(report, source.getFileName());
    assertThat(lines)
        .containsAll(markedLines(source, "ran"))
        .doesNotContainAnyElementsOf(markedLines(source, "never"));
  }

  private static Run run(ForkedJvm jvm, Script script, Path source) {
    List<Path> path =
        script.language.equals(GROOVY) ? List.of(Artifacts.corpus("groovy")) : jars(script.jars);
    return jvm.jvmArgs(script.options.toArray(String[]::new))
        .classPath(path)
        .main(script.mainClass, source.toString())
        .timeout(LIMIT)
        .run();
  }

  /** The covered lines of a file, wherever the classes that were made of it say it is. */
  private static Set<Integer> coveredLines(Path report, Path source) throws IOException {
    Set<Integer> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xml")).toList()) {
        for (String line : LineCoverage.covered(file)) {
          int colon = line.lastIndexOf(':');
          if (Path.of(line.substring(0, colon)).endsWith(source)) {
            lines.add(Integer.valueOf(line.substring(colon + 1)));
          }
        }
      }
    }
    return lines;
  }

  /** The lines of a source that end with a word, which tells what becomes of them. */
  private static List<Integer> markedLines(Path source, String word) throws IOException {
    List<String> lines = Files.readAllLines(source);
    List<Integer> marked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(" " + word)) {
        marked.add(i + 1);
      }
    }
    assertThat(marked).isNotEmpty();
    return marked;
  }

  /**
   * A program that a compiler makes class files of.
   *
   * @param compiler how the names of the jars of the compiler begin
   * @param library how the name of the jar begins that the program needs
   * @param command main class and arguments of the compiler; OUT is where the classes go, LIBRARY
   *     that jar
   * @param mainClass of the program
   * @param pattern its classes
   */
  record Compiled(
      String language,
      List<String> compiler,
      String library,
      List<String> command,
      String source,
      String mainClass,
      String pattern) {
    @Override
    public String toString() {
      return language;
    }
  }

  static Stream<Compiled> compiled() {
    return Stream.of(
        new Compiled(
            "Scala",
            List.of("scala-library-", "scala-reflect-", "scala-compiler-"),
            "scala-library-",
            List.of("scala.tools.nsc.Main", "-nowarn", "-usejavacp", "-d", "OUT"),
            "S.scala",
            "s.S",
            "s.*"),
        new Compiled(
            "Kotlin",
            List.of(
                "kotlin-compiler-embeddable-",
                "kotlin-stdlib-",
                "kotlin-script-runtime-",
                "kotlin-reflect-",
                "kotlinx-coroutines-core-jvm-",
                "trove4j-",
                "annotations-"),
            "kotlin-stdlib-",
            List.of(
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-no-reflect",
                "-no-stdlib",
                "-cp",
                "LIBRARY",
                "-d",
                "OUT"),
            "K.kt",
            "k.KKt",
            "k.*"));
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void compilersShouldMakeTheSameAndTheirProgramsBeRecordedBlockByBlock(Compiled program)
      throws IOException {
    Assumptions.assumeFalse(CORPUS.isEmpty(), "only under -Pcorpus");
    // These compilers do not run on all newer JDKs; what they make does.
    Jdk compiling = Jvms.wanted().filter(jdk -> jdk.feature() == 17).findFirst().get().orSkip(17);
    Path expected = Files.createDirectory(work.resolve("expected"));
    Path classes = Files.createDirectory(work.resolve("classes"));
    Run plain = compile(new ForkedJvm(compiling, work.resolve("plain")), program, expected);
    ForkedJvm traced = new ForkedJvm(compiling, work.resolve("traced")).agent();
    shouldBeAlike(compile(traced, program, classes), plain);
    assertThat(files(classes)).isEqualTo(files(expected)).isNotEmpty();
    String main = program.command.get(0);
    Run trace = new Cli(work).run("trace", "--class=" + main, "--limit=1", traced.output());
    assertThat(trace.clean().stdout()).contains(main);

    List<Path> library = jars(List.of(program.library));
    for (Jdk jdk : Jvms.wanted().flatMap(each -> each.found().stream()).toList()) {
      DebuggedProgram debugged =
          new DebuggedProgram(
              jdk,
              List.of(),
              new CompiledClasses(classes),
              library,
              program.mainClass,
              program.pattern);
      JdiTracer.Traced steps = debugged.debug();
      assertThat(steps.stdout()).isNotEmpty();
      debugged.shouldBeRecorded(
          steps, step -> !step.inStaticInitializer(), work.resolve("run" + jdk.feature()));
    }
  }

  private static Run compile(ForkedJvm jvm, Compiled program, Path classes) {
    String library = jars(List.of(program.library)).get(0).toString();
    List<String> arguments = new ArrayList<>();
    for (String each : program.command.subList(1, program.command.size())) {
      arguments.add(each.replace("LIBRARY", library).replace("OUT", classes.toString()));
    }
    arguments.add(source(program.source).toString());
    return jvm.classPath(jars(program.compiler))
        .main(program.command.get(0), arguments.toArray(String[]::new))
        .timeout(LIMIT)
        .run();
  }

  /** What each file below a directory holds, in hexadecimal, by its path. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        files.put(directory.relativize(file).toString(), bytes);
      }
    }
    return files;
  }

  private static void shouldBeAlike(Run traced, Run plain) {
    assertThat(plain.exit()).as(plain.toString()).isZero();
    assertThat(traced.exit()).as(traced.toString()).isZero();
    assertThat(traced.stdout()).isEqualTo(plain.stdout());
    assertThat(traced.stderr()).isEqualTo(plain.stderr());
  }

  private static List<Path> jars(List<String> prefixes) {
    try (Stream<Path> all = Files.list(Path.of(CORPUS))) {
      return all.filter(jar -> prefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path source(String name) {
    try {
      return Path.of(LanguagesIT.class.getResource("/languages/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
