package org.kcov4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.kcov4j.maven.agent.AgentOptions;
import org.kcov4j.maven.agent.AgentUse;
import org.kcov4j.maven.agent.ArgLine;
import org.kcov4j.maven.agent.OldSessions;
import org.kcov4j.maven.agent.TestPlugin;

/** Puts the agent into a property that JVMs for tests are started with. */
abstract class AgentMojo extends KcovMojo {
  private static final String AGENT = "org.kcov4j:kcov4j-agent";

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin.artifactMap}", readonly = true, required = true)
  private Map<String, Artifact> pluginArtifacts;

  /**
   * Name of the property. If not given, that of Surefire and Failsafe, {@code argLine}, or of Tycho
   * in a project with packaging {@code eclipse-test-plugin}, {@code tycho.testArgLine}.
   */
  @Parameter(property = "kcov4j.propertyName")
  private String propertyName;

  /**
   * Whether sessions of earlier builds are kept, so that reports count them too; else they are
   * deleted.
   */
  @Parameter(property = "kcov4j.append", defaultValue = "true")
  private boolean append;

  /** Names of classes to record, with {@code *} and {@code ?}; all if not given. */
  @Parameter private List<String> includes;

  /** Names of classes not to record, with {@code *} and {@code ?}. */
  @Parameter private List<String> excludes;

  /** Names of class loaders whose classes are not recorded, separated by colons. */
  @Parameter(property = "kcov4j.exclClassLoaders")
  private String exclClassLoaders;

  /** Whether classes of the boot and platform loaders are recorded too, as includes allow. */
  @Parameter(property = "kcov4j.inclBootstrapClasses")
  private Boolean inclBootstrapClasses;

  /** Directory for each class before and after, and those that could not be instrumented. */
  @Parameter(property = "kcov4j.classDumpDir")
  private File classDumpDir;

  /**
   * What threads record: {@code unique} (each block once), {@code pc} (in order, with repeats),
   * {@code cmp} (operands of comparisons) or {@code none} (only what the tests enable themselves).
   */
  @Parameter(property = "kcov4j.mode")
  private String mode;

  /**
   * What gets a probe: {@code edge} for exact branches, or {@code block}, which is somewhat faster.
   */
  @Parameter(property = "kcov4j.granularity", defaultValue = "edge")
  private String granularity;

  /** Names of threads that are recorded, with {@code *} and {@code ?}; all if not given. */
  @Parameter private List<String> threads;

  /** Size of each thread's area in words of 4 bytes; as needed if not given. */
  @Parameter(property = "kcov4j.words")
  private Integer words;

  /** Methods that are not recorded, with all they call. */
  @Parameter private List<String> interrupts;

  /** Whether comparisons can be recorded. */
  @Parameter(property = "kcov4j.cmp")
  private Boolean cmp;

  /** What the agent logs: {@code off}, {@code error}, {@code warn}, {@code info}, {@code debug}. */
  @Parameter(property = "kcov4j.log")
  private String log;

  /** Where it logs to; stderr of the tests' JVM if not given. */
  @Parameter(property = "kcov4j.logfile")
  private File logfile;

  /** Directory below which each JVM makes a directory for its session. */
  abstract File destFile();

  /** Who starts the JVMs. */
  abstract TestPlugin runner();

  @Override
  void run() throws IOException {
    Path sessions = destFile().toPath().toAbsolutePath();
    if (sessions.toFile().isFile()) {
      throw new IOException(
          "expected a directory for sessions as destFile, found a file: " + sessions);
    }
    if (!append) {
      OldSessions.delete(sessions, session.getRequest().getStartTime().toInstant());
    }
    String name = effectivePropertyName();
    Properties properties = project.getProperties();
    String argument = options(sessions).argument(optionsFile(sessions));
    String line = ArgLine.prepend(properties.getProperty(name), agent(), argument);
    properties.setProperty(name, line);
    getLog().info(name + " set to " + line);
    new AgentUse(project, session.getUserProperties(), name)
        .problems(runner())
        .forEach(getLog()::warn);
  }

  @Override
  void skipped() {
    if (project.getProperties().getProperty(effectivePropertyName()) == null) {
      project.getProperties().setProperty(effectivePropertyName(), "");
    }
  }

  /** A file for options, its name without the commas that an agent's argument cannot have. */
  private Path optionsFile(Path sessions) {
    String name = sessions.getFileName().toString().replace(',', '-') + "-agent.properties";
    return Path.of(project.getBuild().getDirectory(), name).toAbsolutePath();
  }

  private AgentOptions options(Path sessions) {
    return new AgentOptions()
        .set("output", sessions)
        .setList("includes", AgentOptions.includes(includes))
        .setList("excludes", AgentOptions.excludes(excludes))
        .set("exclclassloader", exclClassLoaders)
        .set("bootstrap", inclBootstrapClasses)
        .set("dumpclasses", path(classDumpDir))
        .set("mode", mode)
        .set("granularity", granularity)
        .setList("threads", threads)
        .set("words", words)
        .setList("interrupts", interrupts)
        .set("cmp", cmp)
        .set("log", log)
        .set("logfile", path(logfile));
  }

  private static Path path(File file) {
    return file == null ? null : file.toPath().toAbsolutePath();
  }

  private Path agent() throws IOException {
    Artifact agent = pluginArtifacts.get(AGENT);
    if (agent == null || agent.getFile() == null) {
      throw new IOException("expected the agent among the plugin's artifacts: " + AGENT);
    }
    return agent.getFile().toPath().toAbsolutePath();
  }

  private String effectivePropertyName() {
    return ArgLine.property(propertyName, project.getPackaging());
  }
}
