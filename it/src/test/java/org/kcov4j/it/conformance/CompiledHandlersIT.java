package org.kcov4j.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcov4j.it.harness.Jvms;

/** The JVM compiles what it would compile without probes. */
class CompiledHandlersIT {
  static Stream<Jvms.Wanted> jdks() {
    return Jvms.wanted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void c1ShouldCompileMethodsWhoseHandlersCoverThemselves(
      Jvms.Wanted jdk, @TempDir Path directory) {
    String[] compilers = {"-XX:TieredStopAtLevel=1", "-Xbatch", "-XX:+PrintCompilation"};
    List<String> output =
        Program.jvm(jdk, directory, List.of(), compilers)
            .main("org.kcov4j.conformance.CompiledHandlers")
            .run()
            .clean()
            .stdout()
            .lines()
            .toList();
    assertThat(output).contains("sum 15000");
    List<String> compiled =
        output.stream().filter(line -> line.contains("SelfCovering::")).toList();
    assertThat(compiled).anyMatch(line -> line.contains("SelfCovering::finallyBlock"));
    assertThat(compiled).anyMatch(line -> line.contains("SelfCovering::synchronizedBlock"));
    assertThat(compiled).noneMatch(line -> line.contains("SKIPPED"));
  }
}
