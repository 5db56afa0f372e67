package org.kcov4j.reader.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.report.trace.PlaceWriter;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.trace.SymbolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code symbolize}: a filter from PCs to places, as addr2line is. */
@Command(
    name = "symbolize",
    description = "Reads PCs in hexadecimal from standard input and writes where they are.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  ./kcov 0001-main.kcov | kcov4j symbolize kcov4j-out",
      "  echo 1d6e9afd | kcov4j symbolize --format=tsv all.kcovd"
    })
final class SymbolizeCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; text if not given.")
  private PlaceWriter.Format format;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to look PCs up in.")
  private List<Path> paths;

  private final Terminal terminal;
  private final InputStream in;

  SymbolizeCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    SymbolTable table = SymbolTable.ofSessions(Sessions.find(paths));
    PlaceWriter writer = new PlaceWriter(table, format, terminal.out());
    PcInput pcs = new PcInput(in);
    writer.start();
    while (pcs.next()) {
      writer.pc(pcs.pc());
      if (!pcs.isMoreWaiting()) {
        writer.flush(); // somebody may be waiting for the answer
      }
    }
    writer.end();
    return ExitCode.DONE;
  }
}
