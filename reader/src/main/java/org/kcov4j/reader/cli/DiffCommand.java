package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.diff.CoverageDiff;
import org.kcov4j.reader.report.html.DiffReport;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: what one run covers that another does not. */
@Command(
    name = "diff",
    description = "Shows what A covers that B does not, and back.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j diff before.kcovd kcov4j-out",
      "  kcov4j diff --json before.kcovd after.kcovd",
      "  kcov4j diff --html=diff --sources=src/main/java before.kcovd after.kcovd"
    })
final class DiffCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description = "Directory to write pages to; stdout has the text all the same.")
  private Path html;

  @Mixin private SourcesOption sources;

  @Parameters(index = "0", paramLabel = "A", description = "A PATH to read.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "A PATH to compare it with.")
  private Path after;

  private final Terminal terminal;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SourceRoots roots = sources.roots();
    try (Progress progress = terminal.progress("diff")) {
      CoverageDiff diff = CoverageDiff.of(read(before, progress), read(after, progress));
      if (html != null) {
        new DiffReport(html, before.toString(), after.toString(), Version.text(), roots)
            .write(diff);
      }
      terminal.print(json ? DiffText.json(diff) : DiffText.render(diff, terminal));
    }
    return ExitCode.DONE;
  }

  private static Coverage read(Path path, Progress progress) throws IOException {
    Coverage coverage = new Coverage();
    for (SessionSource source : Sessions.find(List.of(path))) {
      Session session = source.open();
      progress.expect(session.areas().stream().mapToLong(AreaInfo::readable).sum());
      coverage.add(session, progress::step);
    }
    return coverage;
  }
}
