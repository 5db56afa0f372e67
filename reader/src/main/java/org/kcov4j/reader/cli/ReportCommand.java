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
import org.kcov4j.reader.report.html.HtmlReport;
import org.kcov4j.reader.report.jacoco.JacocoFormat;
import org.kcov4j.reader.report.jacoco.JacocoReport;
import org.kcov4j.reader.report.source.SourceRoots;
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
  private static final String HTML = "html";
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

  @Mixin private CoverageInput input;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<JacocoFormat> jacoco = EnumSet.noneOf(JacocoFormat.class);
    Set<OwnFormat> own = EnumSet.noneOf(OwnFormat.class);
    wanted(jacoco, own);
    List<Path> sourceDirectories = sourceDirectories();
    HtmlReport html =
        formats.contains(HTML)
            ? new HtmlReport(output, title, Version.text(), new SourceRoots(sourceDirectories))
            : null;
    Coverage coverage = input.read(terminal, "report", html == null ? session -> {} : html::add);
    CoverageTree tree = CoverageTree.of(coverage);
    new JacocoReport(title).write(tree, coverage.runs(), jacoco, output);
    List<String> warnings = CoverageInput.warnings(coverage);
    if (html != null) {
      html.write(coverage, tree, notes(coverage, tree, warnings));
    }
    for (OwnFormat format : own) {
      format.write(title, coverage, tree, new SourceRoots(sourceDirectories), output);
    }
    CoverageInput.warn(terminal, coverage, tree);
    terminal.print(CoverageSummary.of(tree.counters()));
    StringBuilder notes = new StringBuilder();
    if (html != null) {
      notes.append(output.resolve(HtmlReport.FILE_NAME)).append('\n');
    }
    jacoco.forEach(f -> notes.append(output.resolve(f.fileName())).append('\n'));
    own.forEach(f -> notes.append(output.resolve(f.fileName())).append('\n'));
    if (!coverage.classFilesGiven()) {
      notes.append(ONLY_LOADED).append('\n');
    }
    if (tree.unknownBranches() > 0) {
      notes.append(undecided(tree)).append('\n');
    }
    terminal.print(notes);
    return ExitCode.DONE;
  }

  private void wanted(Set<JacocoFormat> jacoco, Set<OwnFormat> own) {
    for (String format : formats) {
      String name = format.toUpperCase(Locale.ROOT);
      switch (format) {
        case HTML -> {}
        case "xml", "csv" -> jacoco.add(JacocoFormat.valueOf(name));
        case "lcov", "cobertura", "json" -> own.add(OwnFormat.valueOf(name));
        default -> throw usage("--format: unknown format '" + format + "'; there are " + FORMATS);
      }
    }
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

  private static List<String> notes(Coverage coverage, CoverageTree tree, List<String> warnings) {
    List<String> notes = new ArrayList<>();
    if (!coverage.classFilesGiven()) {
      notes.add(ONLY_LOADED);
    }
    if (tree.unknownBranches() > 0) {
      notes.add(undecided(tree));
    }
    notes.addAll(warnings);
    return notes;
  }

  private static String undecided(CoverageTree tree) {
    return String.format(
        Locale.ROOT,
        "%,d branches that blocks alone cannot decide are counted as taken; record with"
            + " granularity=edge for exact ones.",
        tree.unknownBranches());
  }
}
