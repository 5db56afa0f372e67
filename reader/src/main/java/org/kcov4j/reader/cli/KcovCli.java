package org.kcov4j.reader.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.kcov4j.reader.session.SessionFormatException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line's entry: finds the command, and turns what goes wrong into one line. */
@Command(
    name = "kcov4j",
    description = "Reads what kcov4j's agent recorded.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "PATH is a session directory, a directory of them, or a dump file (*.kcovd).",
      "Exit status: 0 done, 1 what was asked does not hold, 2 wrong usage, 3 unreadable input."
    })
public final class KcovCli implements Runnable {
  @Spec private CommandSpec spec;

  private KcovCli() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  static int run(Terminal terminal, String... args) {
    CommandLine line = commandLine(terminal);
    try {
      int status = line.execute(args);
      boolean done = status == ExitCode.DONE;
      return done && line.getOut().checkError() ? helpFailed(terminal) : status;
    } catch (OutOfMemoryError e) {
      terminal.error("not enough memory: give the JVM more, as in java -Xmx2g -jar ...");
      return ExitCode.UNREADABLE;
    }
  }

  /** All commands. */
  static CommandLine commandLine(Terminal terminal) {
    PrintWriter usage =
        new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
    CommandLine line =
        new CommandLine(new KcovCli())
            .addSubcommand(new InfoCommand(terminal))
            .addSubcommand(new TraceCommand(terminal))
            .addSubcommand(new SymbolizeCommand(terminal, System.in))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(new MergeCommand(terminal))
            .addSubcommand(new DiffCommand(terminal))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new AttachCommand(terminal))
            .addSubcommand(new DetachCommand(terminal))
            .addSubcommand(new SelftestCommand(terminal))
            .addSubcommand(completion());
    return line.setOut(usage)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, KcovCli::path)
        .setParameterExceptionHandler((e, a) -> wrongUsage(terminal, e))
        .setExecutionExceptionHandler((e, c, r) -> failed(terminal, e));
  }

  /** An empty path would be the working directory: what a script gets whose variable is not set. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("expected a path, found ''");
    }
    return Path.of(text);
  }

  /** Picocli's own command, under a name that is easier to find. */
  private static CommandLine completion() {
    CommandLine line = new CommandLine(new AutoComplete.GenerateCompletion());
    line.getCommandSpec()
        .name("completion")
        .usageMessage()
        .description("Writes a script that completes command lines in bash and zsh.")
        .footer(
            "",
            "Example:",
            "  alias kcov4j='java -jar kcov4j-cli.jar'",
            "  source <(kcov4j completion)");
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int wrongUsage(Terminal terminal, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.error(command + ": " + e.getMessage() + " (see " + command + " --help)");
    return ExitCode.USAGE;
  }

  private static int failed(Terminal terminal, Exception e) {
    if (e instanceof ParameterException usage) {
      return wrongUsage(terminal, usage);
    }
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof ClosedPipeException) {
      return ExitCode.DONE;
    }
    terminal.error(cause instanceof IOException io ? text(io) : fault(cause));
    return ExitCode.UNREADABLE;
  }

  /** Picocli's own answers, such as help, go to a writer that throws nothing. */
  private static int helpFailed(Terminal terminal) {
    try {
      terminal.out().flush();
      return ExitCode.DONE;
    } catch (IOException e) {
      return failed(terminal, e);
    }
  }

  /** A fault of ours: as much of it as one line holds, for the report of it. */
  private static String fault(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return "internal error, please report it: " + e + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String text(IOException e) {
    if (e instanceof SessionFormatException || !(e instanceof FileSystemException file)) {
      return String.valueOf(e.getMessage());
    }
    String reason = file.getReason();
    if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (reason == null && e instanceof NoSuchFileException) {
      reason = "no such file or directory";
    } else if (reason == null && e instanceof NotDirectoryException) {
      reason = "not a directory";
    }
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return file.getFile() + ": " + (reason == null ? kind : reason);
  }
}
