package org.kcov4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.bytecode.ClassFile;
import org.kcov4j.it.bytecode.Leaders;
import org.kcov4j.it.bytecode.MethodCode;
import org.kcov4j.it.harness.Artifacts;
import org.kcov4j.it.harness.Cli;
import org.kcov4j.it.harness.ForkedJvm;
import org.kcov4j.it.harness.Jvms;
import org.kcov4j.it.harness.TraceRow;

/** Statements 28 and 29, by what the command line says of a session. */
class DecodingIT {
  private static final String PROGRAM = "org.kcov4j.conformance.FirstEnable";

  private static final Jvms.Wanted RUNNING =
      new Jvms.Wanted(Jvms.running().feature(), Optional.of(Jvms.running()));

  @TempDir private Path work;

  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement29_shouldDecodeEveryPcToOneBlock(Jvms.Wanted jdk) throws IOException {
    List<TraceRow> rows = rows(jdk, "once");

    assertThat(rows).isNotEmpty();
    for (TraceRow row : byPc(rows).values()) {
      assertThat(leaders(row)).as("%s", row).contains(row.location().bci());
      assertThat(row.line()).as("%s", row).isPresent();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void statement28_shouldGiveSameBytecodeSamePcsInEveryRun(Jvms.Wanted jdk) {
    assertThat(byPc(rows(jdk, "again")).keySet()).isEqualTo(byPc(rows(RUNNING, "first")).keySet());
  }

  private List<TraceRow> rows(Jvms.Wanted jdk, String directory) {
    ForkedJvm jvm = Program.jvm(jdk, work.resolve(directory), List.of());
    jvm.main("org.kcov4j.conformance.Statements", PROGRAM).run().clean();
    return new Cli(work).trace("*", jvm.sessions().get(0));
  }

  /** One row for each PC; fails if two rows with one PC name different blocks. */
  private static Map<Integer, TraceRow> byPc(List<TraceRow> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                TraceRow::pc,
                Function.identity(),
                (one, other) -> {
                  assertThat(other.location()).isEqualTo(one.location());
                  return one;
                }));
  }

  private static Iterable<Integer> leaders(TraceRow row) throws IOException {
    Path file =
        Artifacts.conformance()
            .get(0)
            .resolve(row.location().className().replace('.', '/') + ".class");
    MethodCode method =
        ClassFile.methods(Files.readAllBytes(file)).stream()
            .filter(
                each ->
                    each.signature().equals(row.location().method() + row.location().descriptor()))
            .findFirst()
            .orElseThrow();
    return Leaders.of(method);
  }
}
