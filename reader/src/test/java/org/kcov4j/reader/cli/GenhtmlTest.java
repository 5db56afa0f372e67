package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.Samples;

/** LCOV's own reader makes of a report what it says, where it is installed. */
class GenhtmlTest {
  @TempDir Path directory;

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .anyMatch(d -> Files.isExecutable(Path.of(d, "genhtml")));
  }

  @Test
  void shouldWriteFunctionsBranchesAndLinesThatGenhtmlReads() throws Exception {
    assumeTrue(isInstalled(), "no genhtml");
    Path source = directory.resolve("src/com/acme/Calc.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "// a line\n".repeat(30));
    Path session = directory.resolve("4711-1");
    Samples.calc(session).write();
    Path report = directory.resolve("report");
    CliRunner run =
        CliRunner.run(
            "report",
            "--format=lcov",
            "--output=" + report,
            "--sources=" + directory.resolve("src"),
            session);
    assertThat(run.exit()).isZero();

    assertThat(genhtml(report.resolve("lcov.info")))
        .contains("(4 of 5 lines)", "(2 of 2 functions)", "(1 of 2 branches)");
  }

  private String genhtml(Path tracefile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "genhtml",
                "--branch-coverage",
                "--output-directory",
                directory.resolve("html").toString(),
                tracefile.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
