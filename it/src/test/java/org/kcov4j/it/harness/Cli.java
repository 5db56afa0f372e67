package org.kcov4j.it.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line of kcov4j, run as its users do. */
public final class Cli {

  private final Path directory;

  /**
   * @param directory the working directory of its commands
   */
  public Cli(Path directory) {
    this.directory = directory;
  }

  /** Runs a command, for example {@code run("info", session)}. */
  public Run run(Object... commandAndArgs) {
    return runWith("", commandAndArgs);
  }

  /** Runs a command that reads something from standard input. */
  Run runWith(String input, Object... commandAndArgs) {
    List<String> command = new ArrayList<>();
    command.add(Jvms.running().java().toString());
    command.add("-jar");
    command.add(Artifacts.cli().toString());
    for (Object arg : commandAndArgs) {
      command.add(arg.toString());
    }
    return Processes.run(command, directory, Duration.ofMinutes(2), input);
  }

  /** The rows of {@code trace --format=tsv} for the threads whose names match. */
  public List<TraceRow> trace(String threads, Path session) {
    Run run = run("trace", "--format=tsv", "--thread=" + threads, session);
    return TraceTsv.parse(run.clean().stdout());
  }
}
