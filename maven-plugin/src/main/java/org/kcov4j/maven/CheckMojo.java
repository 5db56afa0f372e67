package org.kcov4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kcov4j.maven.input.Aggregate;
import org.kcov4j.maven.input.DataFiles;
import org.kcov4j.maven.input.FileNames;
import org.kcov4j.maven.input.Module;
import org.kcov4j.maven.input.Recorded;
import org.kcov4j.reader.check.CoverageCheck;
import org.kcov4j.reader.check.CoverageRule;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageNotes;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;

/** Fails the build where coverage does not keep the limits of some rules. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends KcovMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * What must hold. A rule has an element (BUNDLE if not given, PACKAGE, CLASS, SOURCEFILE,
   * METHOD), includes and excludes (names of elements), and limits, each with a counter
   * (INSTRUCTION if not given, LINE, BRANCH, COMPLEXITY, METHOD, CLASS), a value (COVEREDRATIO if
   * not given, COVEREDCOUNT, MISSEDRATIO, MISSEDCOUNT, TOTALCOUNT), a minimum and a maximum, which
   * may be per cent.
   */
  @Parameter(required = true)
  private List<Rule> rules;

  /** Whether the build fails where a rule does not hold. */
  @Parameter(property = "kcov4j.haltOnFailure", defaultValue = "true", required = true)
  private boolean haltOnFailure;

  /** Directory of sessions, or a dump file; not looked at with {@code aggregate}. */
  @Parameter(
      property = "kcov4j.dataFile",
      defaultValue = "${project.build.directory}/" + DataFiles.UNIT)
  private File dataFile;

  /** Class files that count, such as {@code com/acme/**}; all if not given. */
  @Parameter private List<String> includes;

  /** Class files that do not count, such as {@code **}{@code /dto/*.class}. */
  @Parameter private List<String> excludes;

  /**
   * Whether the rules are for the modules that goal {@code report-aggregate} reports on, taken
   * together, rather than for this project.
   */
  @Parameter(property = "kcov4j.aggregate", defaultValue = "false")
  private boolean aggregate;

  /** With {@code aggregate}: as for goal {@code report-aggregate}. */
  @Parameter private List<String> dataFileIncludes;

  /** With {@code aggregate}: as for goal {@code report-aggregate}. */
  @Parameter private List<String> dataFileExcludes;

  /** With {@code aggregate}: whether the project itself counts too. */
  @Parameter(property = "kcov4j.includeCurrentProject", defaultValue = "false")
  private boolean includeCurrentProject;

  /** For Maven. */
  public CheckMojo() {}

  @Override
  void run() throws IOException, MojoFailureException {
    List<CoverageRule> parsed = rules.stream().flatMap(r -> r.rules().stream()).toList();
    Aggregate all =
        new Aggregate(
            project,
            session.getAllProjects(),
            new DataFiles(dataFileIncludes, dataFileExcludes),
            includeCurrentProject);
    List<Module> modules = aggregate ? all.modules() : List.of(Module.of(project));
    List<Path> data = aggregate ? all.data() : List.of(dataFile.toPath());
    List<SessionSource> sessions = Sessions.findAny(data);
    if (modules.stream().allMatch(m -> m.classes().isEmpty()) || sessions.isEmpty()) {
      getLog()
          .info(
              "Skipping the check: "
                  + (sessions.isEmpty()
                      ? "nothing was recorded in " + data
                      : "there are no classes."));
      return;
    }
    Recorded recorded = new Recorded(new FileNames(includes, excludes));
    recorded.add(sessions, s -> {});
    Coverage coverage = recorded.of(modules);
    check(coverage, CoverageTree.of(recorded.each(modules, coverage).values()), parsed);
  }

  private void check(Coverage coverage, CoverageTree tree, List<CoverageRule> parsed)
      throws IOException, MojoFailureException {
    CoverageNotes.warnings(tree).forEach(getLog()::warn);
    CoverageNotes.warnings(coverage).forEach(getLog()::warn);
    List<String> violations = CoverageCheck.violations(project.getArtifactId(), tree, parsed);
    violations.forEach(getLog()::warn);
    if (violations.isEmpty()) {
      getLog().info("All coverage checks have been met.");
    } else if (haltOnFailure) {
      throw new MojoFailureException(
          "Coverage checks have not been met: " + violations.size() + " violations, see above.");
    } else {
      getLog().warn("Coverage checks have not been met. See above.");
    }
  }
}
