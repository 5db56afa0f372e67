package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.session.DumpWriter;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.text.Count;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge}: any number of sessions in one file. */
@Command(
    name = "merge",
    description = "Packs sessions into one portable dump file, which every command reads.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j merge -o all.kcovd kcov4j-out",
      "  kcov4j merge --reduce -o nightly.kcovd monday.kcovd tuesday.kcovd"
    })
final class MergeCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write, by custom *.kcovd; replaced once all is written.")
  private Path output;

  @Option(
      names = "--reduce",
      description = {
        "Keep each PC of an area once, where it first ran: order of first runs and coverage stay,"
            + " repeats and hit counts go."
      })
  private boolean reduce;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to read.")
  private List<Path> paths;

  private final Terminal terminal;

  MergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<SessionSource> sources = Sessions.find(paths);
    try (Progress progress = terminal.progress("merge");
        DumpWriter dump = new DumpWriter(output, reduce, progress::step)) {
      for (SessionSource source : sources) {
        dump.add(source);
      }
      dump.finish();
      terminal.print(
          output
              + ": "
              + Count.of(dump.sessions(), "session")
              + ", "
              + Count.of(dump.classes(), "class")
              + '\n');
    }
    return ExitCode.DONE;
  }
}
