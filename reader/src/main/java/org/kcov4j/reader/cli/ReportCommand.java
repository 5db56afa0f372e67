package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageNotes;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.ReportFormat;
import org.kcov4j.reader.report.ReportSpec;
import org.kcov4j.reader.report.ReportWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code report}: coverage in formats that people and other tools read. */
@Command(
    name = "report",
    description = "Writes coverage reports.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j report --sources=src/main/java --classes=target/classes kcov4j-out",
      "  kcov4j report --format=lcov,cobertura --output=target/coverage all.kcovd"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String FORMATS = "html, xml, csv, lcov, cobertura, json";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "html",
      description = "Some of " + FORMATS + ", separated by commas; html if not given.")
  private List<String> formats;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "kcov4j-report",
      description = "Directory to write to; ${DEFAULT-VALUE} if not given.")
  private Path output;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "kcov4j",
      description = "Title of the report.")
  private String title;

  @Mixin private SourcesOption sources;

  @Mixin private CoverageInput input;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ReportSpec report =
        new ReportSpec(output, wanted(), title, "", Version.text(), sources.roots());
    ReportWriter writer = new ReportWriter(report);
    Coverage coverage = input.read(terminal, "report", writer::add);
    CoverageTree tree = CoverageTree.of(coverage);
    writer.write(coverage, tree);
    CoverageInput.warn(terminal, coverage, tree);
    terminal.print(CoverageSummary.of(tree.counters()));
    StringBuilder notes = new StringBuilder();
    report.formats().forEach(f -> notes.append(report.file(f)).append('\n'));
    CoverageNotes.limits(coverage, tree).forEach(n -> notes.append(n).append('\n'));
    terminal.print(notes);
    return ExitCode.DONE;
  }

  private Set<ReportFormat> wanted() {
    Set<ReportFormat> wanted = EnumSet.noneOf(ReportFormat.class);
    for (String format : formats) {
      try {
        wanted.add(ReportFormat.of(format));
      } catch (IllegalArgumentException e) {
        throw usage("--format: " + e.getMessage());
      }
    }
    return wanted;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
