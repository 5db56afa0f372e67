package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.report.trace.JsonTraceWriter;
import org.kcov4j.reader.report.trace.TextTraceWriter;
import org.kcov4j.reader.report.trace.TraceWriter;
import org.kcov4j.reader.report.trace.TsvTraceWriter;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.reader.trace.TraceWalker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trace}: the PCs in order, symbolized. */
@Command(
    name = "trace",
    description = "Prints the PCs of each area in the order in which they were recorded.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j trace --thread='worker-*' kcov4j-out",
      "  kcov4j trace --format=tsv --class='com.acme.*' kcov4j-out"
    })
final class TraceCommand implements Callable<Integer> {
  /** What a trace can be written as. */
  enum Format {
    text,
    tsv,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; text if not given.")
  private Format format;

  @Option(
      names = "--thread",
      paramLabel = "GLOB",
      description = "Only areas of threads with such a name.")
  private String thread;

  @Option(
      names = "--class",
      paramLabel = "GLOB",
      description = "Only blocks of classes with such a name, as in a.b.C$D.")
  private String type;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after N rows of each area.")
  private long limit = Long.MAX_VALUE;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to read.")
  private List<Path> paths;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit: expected 0 or more");
    }
    Glob threads = thread == null ? Glob.ANY : new Glob(thread);
    List<SessionSource> sources = Sessions.find(paths);
    TraceWriter writer = writer();
    boolean started = false;
    for (SessionSource source : sources) {
      Session session = source.open();
      for (AreaInfo area : session.areas()) {
        area.check();
      }
      if (!started) {
        writer.start(); // not before it is known that there is something to show
        started = true;
      }
      trace(session, threads, writer);
    }
    writer.end();
    return ExitCode.DONE;
  }

  private TraceWriter writer() {
    return switch (format) {
      case text -> new TextTraceWriter(terminal.out(), terminal::heading);
      case tsv -> new TsvTraceWriter(terminal.out());
      case json -> new JsonTraceWriter(terminal.out());
    };
  }

  private void trace(Session session, Glob threads, TraceWriter writer) throws IOException {
    SymbolTable table = new SymbolTable(session.table());
    ClassSelection selection = new ClassSelection(table, type);
    TraceWalker walker = new TraceWalker(table, pcs -> {});
    writer.session(session, table);
    for (AreaInfo area : session.areas()) {
      if (!threads.matches(area.threadName())) {
        continue;
      }
      writer.area(area);
      long[] rows = {0};
      if (area.holdsComparisons()) {
        walker.walkComparisons(
            area,
            (index, comparison, symbol) -> {
              if (rows[0] < limit && selection.has(symbol)) {
                writer.comparison(index, comparison, symbol);
                rows[0]++;
              }
              return rows[0] < limit;
            });
      } else {
        walker.walk(
            area,
            (index, pc, symbol) -> {
              if (rows[0] < limit && selection.has(symbol)) {
                writer.pc(index, pc, symbol);
                rows[0]++;
              }
              return rows[0] < limit;
            });
      }
      writer.endArea();
    }
  }
}
