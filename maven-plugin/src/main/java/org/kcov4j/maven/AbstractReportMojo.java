package org.kcov4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.kcov4j.maven.input.FileNames;
import org.kcov4j.maven.input.Module;
import org.kcov4j.maven.input.Recorded;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.ReportFormat;
import org.kcov4j.reader.report.ReportSpec;
import org.kcov4j.reader.report.ReportWriter;
import org.kcov4j.reader.report.source.SourceRoots;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;

/** Writes a report, in a build or as part of its site. */
abstract class AbstractReportMojo extends KcovMojo implements MavenMultiPageReport {
  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String version;

  /** Some of HTML, XML, CSV (both as JaCoCo has them), LCOV, COBERTURA and JSON. */
  @Parameter(property = "kcov4j.formats", defaultValue = "HTML,XML,CSV")
  private List<String> formats;

  /** Title of the report. */
  @Parameter(defaultValue = "${project.name}")
  private String title;

  /** Text at the foot of each page. */
  @Parameter private String footer;

  /** Encoding of source files. */
  @Parameter(property = "project.build.sourceEncoding", defaultValue = "UTF-8")
  private String sourceEncoding;

  /** Class files in the report, such as {@code com/acme/**}; all if not given. */
  @Parameter private List<String> includes;

  /** Class files not in the report, such as {@code **}{@code /dto/*.class}. */
  @Parameter private List<String> excludes;

  /** Directory to write to. */
  abstract File outputDirectory();

  abstract void outputDirectory(File directory);

  /** Where sessions may be. */
  abstract List<Path> data();

  /** What the report is about. */
  abstract List<Module> modules();

  /** Whether each module is shown by itself. */
  boolean byModule() {
    return false;
  }

  @Override
  final void run() throws IOException {
    List<Module> modules = modules();
    List<SessionSource> sessions = Sessions.findAny(data());
    String missing = missing(modules, sessions);
    if (missing != null) {
      getLog().info("Skipping the report: " + missing);
      return;
    }
    ReportSpec spec =
        new ReportSpec(
            outputDirectory().toPath(),
            formats(),
            title,
            footer == null ? "" : footer,
            version,
            sources(modules));
    ReportWriter writer = new ReportWriter(spec);
    Recorded recorded = new Recorded(new FileNames(includes, excludes));
    recorded.add(sessions, writer::add);
    Coverage coverage = recorded.of(modules);
    CoverageTree tree = CoverageTree.of(coverage);
    writer.write(coverage, tree, byModule() ? recorded.each(modules, coverage) : Map.of());
    CoverageLog.write(getLog(), title, sessions.size(), coverage, tree);
    spec.formats().forEach(f -> getLog().info("Report: " + spec.file(f)));
  }

  /** What is missing for a report, or null. */
  private String missing(List<Module> modules, List<SessionSource> sessions) {
    if (modules.stream().allMatch(m -> m.classes().isEmpty())) {
      return "there are no classes.";
    }
    return sessions.isEmpty() ? "nothing was recorded in " + data() : null;
  }

  private Set<ReportFormat> formats() {
    Set<ReportFormat> wanted = EnumSet.noneOf(ReportFormat.class);
    formats.forEach(f -> wanted.add(ReportFormat.of(f)));
    return wanted;
  }

  private SourceRoots sources(List<Module> modules) {
    List<Path> roots = modules.stream().flatMap(m -> m.sources().stream()).toList();
    return new SourceRoots(roots, Charset.forName(sourceEncoding));
  }

  @Override
  public boolean canGenerateReport() {
    try {
      return !skip && missing(modules(), Sessions.findAny(data())) == null;
    } catch (IOException e) {
      return true; // whoever generates it will say what is wrong
    }
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    if (canGenerateReport()) {
      try {
        run();
      } catch (IOException | IllegalArgumentException e) {
        throw new MavenReportException(e.getMessage(), e);
      }
    }
  }

  @Override
  public void generate(Sink sink, SinkFactory factory, Locale locale) throws MavenReportException {
    generate(sink, locale);
  }

  @Override
  public boolean isExternalReport() {
    return true; // it comes with its own pages
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getOutputPath() {
    return outputDirectory().getName() + "/index";
  }

  /** The same, for site plugins before 3.20. */
  @Override
  @SuppressWarnings("deprecation")
  public String getOutputName() {
    return getOutputPath();
  }

  @Override
  public String getDescription(Locale locale) {
    return "Code coverage, by kcov4j.";
  }

  @Override
  public File getReportOutputDirectory() {
    return outputDirectory();
  }

  /** Maven's site tells where the site is; the report has a directory of its own there. */
  @Override
  public void setReportOutputDirectory(File site) {
    String name = outputDirectory().getName();
    outputDirectory(site.getName().equals(name) ? site : new File(site, name));
  }
}
