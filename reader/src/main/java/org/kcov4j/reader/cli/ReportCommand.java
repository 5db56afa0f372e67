package org.kcov4j.reader.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.jacoco.JacocoFormat;
import org.kcov4j.reader.report.jacoco.JacocoReport;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: coverage in formats that people and other tools read. */
@Command(
    name = "report",
    description = "Writes coverage reports.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {
  private static final String FORMATS = "html, xml, csv";
  private static final String ONLY_LOADED = "Only classes that were loaded are in the report.";

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
      names = "--sources",
      paramLabel = "DIR:DIR",
      description = "Directories to take source files from, for pages with source lines.")
  private String sources;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "kcov4j",
      description = "Title of the report.")
  private String title;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to read.")
  private List<Path> paths;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<JacocoFormat> wanted = wanted();
    List<Path> sourceDirectories = sourceDirectories();
    Coverage coverage = coverage();
    CoverageTree tree = CoverageTree.of(coverage);
    new JacocoReport(title, footer(coverage, tree), sourceDirectories)
        .write(tree, coverage.runs(), wanted, output);
    warn(coverage, tree);
    terminal.print(CoverageSummary.of(tree.counters()));
    StringBuilder notes = new StringBuilder();
    wanted.forEach(f -> notes.append(output.resolve(f.fileName())).append('\n'));
    notes.append(ONLY_LOADED).append('\n');
    if (tree.unknownBranches() > 0) {
      notes.append(undecided(tree)).append('\n');
    }
    terminal.print(notes);
    return ExitCode.DONE;
  }

  private Set<JacocoFormat> wanted() {
    Set<JacocoFormat> wanted = EnumSet.noneOf(JacocoFormat.class);
    for (String format : formats) {
      switch (format) {
        case "html", "xml", "csv" ->
            wanted.add(JacocoFormat.valueOf(format.toUpperCase(Locale.ROOT)));
        case "lcov", "cobertura", "json" ->
            throw usage("--format: " + format + " is not available yet; there are " + FORMATS);
        default -> throw usage("--format: unknown format '" + format + "'; there are " + FORMATS);
      }
    }
    return wanted;
  }

  private List<Path> sourceDirectories() {
    List<Path> directories = new ArrayList<>();
    if (sources != null) {
      for (String name : sources.split(Pattern.quote(File.pathSeparator))) {
        directories.add(sourceDirectory(name));
      }
    }
    return directories;
  }

  private Path sourceDirectory(String name) {
    try {
      Path directory = Path.of(name);
      if (Files.isDirectory(directory)) {
        return directory;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw usage("--sources: no such directory: '" + name + "'");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Coverage coverage() throws IOException {
    Coverage coverage = new Coverage();
    try (Progress progress = terminal.progress("report")) {
      for (Path directory : SessionDirectory.find(paths)) {
        Session session = Session.open(directory);
        progress.expect(session.areas().stream().mapToLong(AreaInfo::readable).sum());
        coverage.add(session, progress::step);
      }
    }
    return coverage;
  }

  private static String footer(Coverage coverage, CoverageTree tree) {
    StringBuilder footer = new StringBuilder("kcov4j ").append(Version.text()).append(". ");
    footer.append(ONLY_LOADED);
    if (tree.unknownBranches() > 0) {
      footer.append(' ').append(undecided(tree));
    }
    if (!tree.notRecorded().isEmpty()) {
      footer.append(' ').append(notRecorded(tree));
    }
    return footer.toString();
  }

  private static String undecided(CoverageTree tree) {
    return String.format(
        Locale.ROOT,
        "%,d branches that blocks alone cannot decide are counted as taken; record with"
            + " granularity=edge for exact ones.",
        tree.unknownBranches());
  }

  private static String notRecorded(CoverageTree tree) {
    return String.format(
        Locale.ROOT,
        "Methods not recorded, and in no count: %,d (too large for probes).",
        tree.notRecorded().size());
  }

  private void warn(Coverage coverage, CoverageTree tree) {
    tree.versions().forEach(terminal::warn);
    tree.notRecorded().forEach(m -> terminal.warn(m + " was not recorded: too large for probes"));
    warn(coverage.overflownAreas(), "areas that were full, so that PCs may be missing");
    warn(coverage.comparisonAreas(), "areas with comparison records, left out");
    warn(coverage.unknownPcs(), "PCs of no block in the block table");
    warn(coverage.ambiguousPcs(), "PCs that could be of several methods, counted for none");
  }

  private void warn(long count, String what) {
    if (count > 0) {
      terminal.warn(String.format(Locale.ROOT, "%s: %,d", what, count));
    }
  }
}
