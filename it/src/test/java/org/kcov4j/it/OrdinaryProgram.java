package org.kcov4j.it;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Run;

/**
 * A program that knows nothing of coverage and prints the same on every run but for durations.
 *
 * @param name for messages
 * @param java the oldest feature version that runs it
 * @param classPath its jars
 * @param command its main class and arguments
 */
record OrdinaryProgram(String name, int java, List<Path> classPath, List<String> command) {

  private static final String SQL =
      """
      create table parcel(id int primary key, kind varchar(10), grams int);
      insert into parcel select x, case mod(x, 3) when 0 then 'letter' else 'parcel' end, x * 7
        from system_range(1, 500);
      create index heavy on parcel(grams desc);
      select kind, count(*), sum(grams) from parcel where grams > 70 group by kind order by kind;
      select p.id, q.id from parcel p join parcel q on q.id = p.id * 2 where p.grams < 30 order by 1
      """;

  static Stream<OrdinaryProgram> all() {
    return Stream.of(h2(), ecj(), junit());
  }

  /** A database in memory. */
  static OrdinaryProgram h2() {
    return new OrdinaryProgram(
        "H2",
        11,
        List.of(Artifacts.corpus("h2")),
        List.of("org.h2.tools.Shell", "-url", "jdbc:h2:mem:", "-sql", SQL));
  }

  /** A compiler; its output goes below the work directory. */
  private static OrdinaryProgram ecj() {
    return new OrdinaryProgram(
        "ECJ",
        17,
        List.of(Artifacts.corpus("ecj")),
        List.of(
            "org.eclipse.jdt.internal.compiler.batch.Main",
            "-17",
            "-proc:none",
            "-d",
            "classes",
            Artifacts.sampleSources().resolve("org/kcov4j/samples/flow").toString()));
  }

  /** A test runner, with classes of Commons Lang's tests that need nothing but JUnit. */
  static OrdinaryProgram junit() {
    return new OrdinaryProgram(
        "JUnit",
        8,
        List.of(
            Artifacts.corpus("junit-platform-console-standalone"),
            Artifacts.corpus("commons-lang3"),
            Artifacts.corpus("commons-lang3-tests")),
        List.of(
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=tree",
            "--select-class=org.apache.commons.lang3.StringUtilsTest",
            "--select-class=org.apache.commons.lang3.ArrayUtilsTest",
            "--select-class=org.apache.commons.lang3.math.NumberUtilsTest",
            "--select-class=org.apache.commons.lang3.builder.EqualsBuilderTest",
            "--select-class=org.apache.commons.lang3.tuple.PairTest"));
  }

  /** Runs it in the given JVM. */
  Run run(ForkedJvm jvm) {
    return in(jvm).run();
  }

  /** The JVM with the program to run. */
  ForkedJvm in(ForkedJvm jvm) {
    String[] args = command.subList(1, command.size()).toArray(String[]::new);
    return jvm.classPath(classPath).main(command.get(0), args);
  }

  @Override
  public String toString() {
    return name;
  }
}
