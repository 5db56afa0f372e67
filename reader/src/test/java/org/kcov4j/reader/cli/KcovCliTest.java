package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.reader.fixture.Samples;

class KcovCliTest {
  @TempDir Path directory;

  @Test
  void shouldSayInOneLineWhatIsWrongWithTheCommandLine() {
    assertThat(CliRunner.run())
        .isEqualTo(new CliRunner(2, "", "kcov4j: Missing command (see kcov4j --help)\n"));
    assertThat(CliRunner.run("trace", "--nonsense", "x").err())
        .isEqualTo("kcov4j trace: Unknown option: '--nonsense' (see kcov4j trace --help)\n");
    assertThat(CliRunner.run("trace").exit()).isEqualTo(2);
    assertThat(CliRunner.run("trace", "--format=yaml", "x").err()).hasLineCount(1);
    assertThat(CliRunner.run("report", "--format=pdf", directory).err())
        .isEqualTo(
            "kcov4j report: --format: unknown format 'pdf'; there are html, xml, csv, lcov,"
                + " cobertura, json (see kcov4j report --help)\n");
    assertThat(CliRunner.run("report", "--classes=/nowhere", directory).err())
        .isEqualTo(
            "kcov4j report: --classes: no such directory or jar: '/nowhere'"
                + " (see kcov4j report --help)\n");
    assertThat(CliRunner.run("report", "--sources=/nowhere", directory).exit()).isEqualTo(2);
  }

  /** As from a variable of a script that is not set. */
  @Test
  void shouldTakeNoEmptyPath() {
    assertThat(CliRunner.run("report", "--output=", directory))
        .isEqualTo(
            new CliRunner(
                2,
                "",
                "kcov4j report: Invalid value for option '--output': expected a path, found ''"
                    + " (see kcov4j report --help)\n"));
    assertThat(CliRunner.run("info", "").exit()).isEqualTo(2);
    assertThat(CliRunner.run("info", "\0").err()).hasLineCount(1).contains("Invalid value");
  }

  @Test
  void shouldShowTheNameOfEachCommandInItsHelp() {
    for (String command : KcovCli.commandLine(Terminal.system()).getSubcommands().keySet()) {
      assertThat(CliRunner.run(command, "--help").out()).startsWith("Usage: kcov4j " + command);
    }
  }

  /** Examples are there to be copied. */
  @Test
  void shouldKeepExamplesInOneLine() {
    KcovCli.commandLine(Terminal.system())
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().footer())
                    .as(name)
                    .allMatch(line -> line.length() < 80));
  }

  @Test
  void shouldShowHelpAndVersion() {
    CliRunner help = CliRunner.run("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("info", "trace", "report", "Exit status");
    assertThat(CliRunner.run("trace", "--help").out()).contains("--thread=GLOB");
    assertThat(CliRunner.run("--version").out()).matches("kcov4j \\d+\\.\\d+.*\\R");
  }

  @Test
  void shouldNameWhatCannotBeRead() {
    Path missing = directory.resolve("missing");

    assertThat(CliRunner.run("info", missing))
        .isEqualTo(
            new CliRunner(
                3, "", missing + ": at byte 0 expected a session directory, found no such file\n"));
  }

  @Test
  void shouldEndQuietlyWhenNobodyReadsOn() throws Exception {
    Samples.calc(directory).write();

    assertThat(runInto("Broken pipe", "trace", directory.toString())).isEqualTo("0 ");
    assertThat(runInto("Broken pipe", "info", directory.toString())).isEqualTo("0 ");
  }

  @Test
  void shouldNotTakeAFullDiskForAClosedPipe() throws Exception {
    Samples.calc(directory).write();

    assertThat(runInto("No space left on device", "trace", directory.toString()))
        .isEqualTo("3 standard output: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "info --help", "completion", "--version"})
  void shouldSayThatHelpCouldNotBeWritten(String words) {
    assertThat(runInto("No space left on device", words.split(" ")))
        .isEqualTo("3 standard output: No space left on device\n");
    assertThat(runInto("Broken pipe", words.split(" "))).isEqualTo("0 ");
  }

  private String runInto(String failure, String... words) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new StandardOutput(broken), new PrintStream(err), false, false);
    return KcovCli.run(terminal, words) + " " + err;
  }
}
