package org.kcov4j.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kcov4j.maven.input.Aggregate;
import org.kcov4j.maven.input.DataFiles;
import org.kcov4j.maven.input.Module;

/**
 * Reports what the tests of several modules ran. The modules are those of the build that the
 * project depends on: classes and tests of dependencies with scope compile, runtime and provided,
 * of those with scope test the tests.
 */
@Mojo(name = "report-aggregate", threadSafe = true)
public class ReportAggregateMojo extends AbstractReportMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Directory to write to. */
  @Parameter(defaultValue = "${project.reporting.outputDirectory}/kcov4j-aggregate")
  private File outputDirectory;

  /**
   * Directories of sessions and dump files, as patterns below each module's directory; those that
   * the goals write by default if not given.
   */
  @Parameter private List<String> dataFileIncludes;

  /** Directories of sessions and dump files that do not count. */
  @Parameter private List<String> dataFileExcludes;

  /** Whether the project itself counts too. */
  @Parameter(property = "kcov4j.includeCurrentProject", defaultValue = "false")
  private boolean includeCurrentProject;

  /** For Maven. */
  public ReportAggregateMojo() {}

  private Aggregate aggregate() {
    return new Aggregate(
        project,
        session.getAllProjects(),
        new DataFiles(dataFileIncludes, dataFileExcludes),
        includeCurrentProject);
  }

  @Override
  File outputDirectory() {
    return outputDirectory;
  }

  @Override
  void outputDirectory(File directory) {
    outputDirectory = directory;
  }

  @Override
  List<Path> data() {
    return aggregate().data();
  }

  @Override
  List<Module> modules() {
    return aggregate().modules();
  }

  @Override
  boolean byModule() {
    return true;
  }

  @Override
  public String getName(Locale locale) {
    return "kcov4j Aggregate";
  }
}
