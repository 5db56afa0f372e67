package org.kcov4j.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kcov4j.maven.input.DataFiles;
import org.kcov4j.maven.input.Module;

/** Reports what a project's integration tests ran of its classes. */
@Mojo(name = "report-integration", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class ReportIntegrationMojo extends AbstractReportMojo {
  /** Directory to write to. */
  @Parameter(defaultValue = "${project.reporting.outputDirectory}/kcov4j-it")
  private File outputDirectory;

  /** Directory of sessions, or a dump file. */
  @Parameter(defaultValue = "${project.build.directory}/" + DataFiles.INTEGRATION)
  private File dataFile;

  /** For Maven. */
  public ReportIntegrationMojo() {}

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
    return List.of(dataFile.toPath());
  }

  @Override
  List<Module> modules() {
    return List.of(Module.of(project));
  }

  @Override
  public String getName(Locale locale) {
    return "kcov4j IT";
  }
}
