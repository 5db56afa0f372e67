package org.kcov4j.maven.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds where a build would start the JVMs of its tests without the agent, though it is in the
 * property for them.
 */
public final class AgentUse {
  private static final String ARG_LINE = "argLine";

  private final MavenProject project;
  private final Properties commandLine;
  private final String property;

  /**
   * @param commandLine properties given there
   * @param property that holds the agent
   */
  public AgentUse(MavenProject project, Properties commandLine, String property) {
    this.project = project;
    this.commandLine = commandLine;
    this.property = property;
  }

  /** What to change, each with the line; empty where all is well. */
  public List<String> problems(TestPlugin runner) {
    Plugin plugin = project.getBuild().getPluginsAsMap().get(runner.key());
    if (plugin == null) {
      return List.of();
    }
    Set<String> problems = new LinkedHashSet<>();
    for (PluginExecution execution : plugin.getExecutions()) {
      if (execution.getGoals().stream().anyMatch(runner.goals()::contains)
          && !"none".equals(execution.getPhase())) {
        check(runner, execution, problems);
      }
    }
    return List.copyOf(problems);
  }

  private void check(TestPlugin runner, PluginExecution execution, Set<String> problems) {
    Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
    if ("0".equals(value(configuration, "forkCount", "forkCount"))
        || "never".equals(value(configuration, "forkMode", "forkMode"))) {
      problems.add(
          runner.artifactId()
              + " runs tests in Maven's own JVM, which has no agent: nothing will be recorded."
              + " Remove <forkCount>0</forkCount>.");
      return;
    }
    String argLine = child(configuration, ARG_LINE);
    if (argLine == null) {
      checkDefault(runner, problems);
    } else if (!refersTo(argLine)) {
      problems.add(dropped(runner, argLine));
    } else if (argLine.contains("${" + property + "}") && isOverridden()) {
      problems.add(overridden(runner, "change ${" + property + "} to @{" + property + "}"));
    }
  }

  private void checkDefault(TestPlugin runner, Set<String> problems) {
    if (!property.equals(ARG_LINE)) {
      if (!isUsedSomewhere()) {
        problems.add(
            runner.artifactId()
                + " does not look at the property '"
                + property
                + "', so that its JVMs have no agent. Add to its configuration: <argLine>@{"
                + property
                + "}</argLine>");
      }
    } else if (isOverridden()) {
      problems.add(
          overridden(runner, "add to its configuration: <argLine>@{" + property + "}</argLine>"));
    }
  }

  private boolean isOverridden() {
    return commandLine.getProperty(property) != null;
  }

  private String overridden(TestPlugin runner, String remedy) {
    return "-D"
        + property
        + " on the command line takes the place of the agent, so that the JVMs of "
        + runner.artifactId()
        + " have none. Leave it out, or "
        + remedy;
  }

  private boolean refersTo(String text) {
    return text.contains("@{" + property + "}") || text.contains("${" + property + "}");
  }

  private boolean isUsedSomewhere() {
    for (Plugin plugin : project.getBuild().getPlugins()) {
      if (refersTo(String.valueOf(plugin.getConfiguration()))
          || plugin.getExecutions().stream()
              .anyMatch(e -> refersTo(String.valueOf(e.getConfiguration())))) {
        return true;
      }
    }
    return false;
  }

  private String value(Xpp3Dom configuration, String name, String otherwise) {
    String value = child(configuration, name);
    if (value == null) {
      value = commandLine.getProperty(otherwise, project.getProperties().getProperty(otherwise));
    }
    return value == null ? null : value.strip();
  }

  private static String child(Xpp3Dom configuration, String name) {
    Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
    return child == null ? null : child.getValue();
  }

  private String dropped(TestPlugin runner, String argLine) {
    PomLine line = line(runner, argLine);
    String written = line == null ? argLine.strip() : line.text();
    String eager = "${" + property + "}";
    String late = "@{" + property + "}";
    String better = written.contains(eager) ? written.replace(eager, late) : late + ' ' + written;
    return runner.artifactId()
        + " drops the agent, as its argLine does not refer to the property '"
        + property
        + "' (as "
        + late
        + ", which is looked at late enough). Change "
        + (line == null ? "" : line.file() + ":" + line.line() + " from ")
        + "<argLine>"
        + written
        + "</argLine> to <argLine>"
        + better.strip()
        + "</argLine>";
  }

  /** Where it is configured so, or null if that is in no POM here. */
  private PomLine line(TestPlugin runner, String argLine) {
    PomLine any = null;
    for (Path pom : poms()) {
      for (PomLine line : PomLine.find(pom, runner.artifactId(), ARG_LINE)) {
        if (line.text().equals(argLine.strip())) {
          return line;
        }
        any = any == null && line.text().contains("${") ? line : any;
      }
    }
    return any;
  }

  private List<Path> poms() {
    List<Path> poms = new ArrayList<>();
    for (MavenProject each = project; each != null; each = each.getParent()) {
      if (each.getFile() != null) {
        poms.add(each.getFile().toPath());
      }
    }
    return poms;
  }
}
