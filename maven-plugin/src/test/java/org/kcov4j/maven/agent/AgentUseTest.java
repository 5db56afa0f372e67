package org.kcov4j.maven.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentUseTest {
  @TempDir Path directory;

  private final MavenProject project = new MavenProject();
  private final Properties commandLine = new Properties();

  @BeforeEach
  void emptyBuild() {
    project.getModel().setBuild(new Build());
  }

  private void plugin(String artifactId, String goal, String phase, String configuration)
      throws Exception {
    Plugin plugin = new Plugin();
    plugin.setArtifactId(artifactId);
    PluginExecution execution = new PluginExecution();
    execution.addGoal(goal);
    execution.setPhase(phase);
    if (configuration != null) {
      execution.setConfiguration(
          Xpp3DomBuilder.build(
              new StringReader("<configuration>" + configuration + "</configuration>")));
    }
    plugin.addExecution(execution);
    project.getBuild().addPlugin(plugin);
    project.getBuild().flushPluginMap();
  }

  private java.util.List<String> problems(String property) {
    return new AgentUse(project, commandLine, property).problems(TestPlugin.SUREFIRE);
  }

  @Test
  void shouldBeContentWithoutThePluginOrWithItsDefaults() throws Exception {
    assertThat(problems("argLine")).isEmpty();
    plugin("maven-surefire-plugin", "test", null, null);
    assertThat(problems("argLine")).isEmpty();
  }

  @Test
  void shouldBeContentWhereTheArgLineRefersToTheProperty() throws Exception {
    plugin("maven-surefire-plugin", "test", null, "<argLine>-ea @{argLine}</argLine>");
    plugin("maven-failsafe-plugin", "integration-test", null, "<argLine>-ea</argLine>");

    assertThat(problems("argLine")).isEmpty();
  }

  @Test
  void shouldNotLookAtExecutionsThatDoNotRun() throws Exception {
    plugin("maven-surefire-plugin", "test", "none", "<argLine>-ea</argLine>");
    assertThat(problems("argLine")).isEmpty();
  }

  @Test
  void shouldSayWhatToChangeToWhatAndWhere() throws Exception {
    Path pom = directory.resolve("pom.xml");
    Files.writeString(
        pom,
        """
        <project><build><plugins>
          <plugin>
            <artifactId>other</artifactId><configuration><argLine>-ea</argLine></configuration>
          </plugin>
          <plugin>
            <artifactId>maven-surefire-plugin</artifactId>
            <configuration>
              <argLine>-ea</argLine>
            </configuration>
          </plugin>
        </plugins></build></project>
        """);
    project.setFile(pom.toFile());
    plugin("maven-surefire-plugin", "test", null, "<argLine>-ea</argLine>");

    assertThat(problems("argLine"))
        .containsExactly(
            "maven-surefire-plugin drops the agent, as its argLine does not refer to the property"
                + " 'argLine' (as @{argLine}, which is looked at late enough). Change "
                + pom
                + ":8 from <argLine>-ea</argLine> to <argLine>@{argLine} -ea</argLine>");
  }

  @Test
  void shouldSayWhatToChangeWhereNoPomIsAtHand() throws Exception {
    plugin("maven-surefire-plugin", "test", null, "<argLine></argLine>");

    assertThat(problems("argLine"))
        .containsExactly(
            "maven-surefire-plugin drops the agent, as its argLine does not refer to the property"
                + " 'argLine' (as @{argLine}, which is looked at late enough). Change"
                + " <argLine></argLine> to <argLine>@{argLine}</argLine>");
  }

  @Test
  void shouldNoticeThatTheCommandLineWins() throws Exception {
    commandLine.setProperty("argLine", "-Xmx1g");
    plugin("maven-surefire-plugin", "test", null, null);

    assertThat(problems("argLine"))
        .containsExactly(
            "-DargLine on the command line takes the place of the agent, so that the JVMs of"
                + " maven-surefire-plugin have none. Leave it out, or add to its configuration:"
                + " <argLine>@{argLine}</argLine>");
  }

  @Test
  void shouldNoticeThatTheCommandLineWinsWithAnEarlyReference() throws Exception {
    commandLine.setProperty("argLine", "-Xmx1g");
    plugin("maven-surefire-plugin", "test", null, "<argLine>${argLine}</argLine>");

    assertThat(problems("argLine")).singleElement().asString().endsWith("to @{argLine}");
  }

  @Test
  void shouldNoticeThatTestsRunInMavensOwnJvm() throws Exception {
    commandLine.setProperty("forkCount", "0");
    plugin("maven-surefire-plugin", "test", null, null);

    assertThat(problems("argLine")).singleElement().asString().contains("Maven's own JVM");
  }

  @Test
  void shouldNoticeAPropertyThatNobodyLooksAt() throws Exception {
    plugin("maven-surefire-plugin", "test", null, null);
    assertThat(problems("mine"))
        .singleElement()
        .asString()
        .endsWith("Add to its configuration: <argLine>@{mine}</argLine>");

    plugin("exec-maven-plugin", "exec", null, "<commandlineArgs>${mine}</commandlineArgs>");
    assertThat(problems("mine")).isEmpty();
  }

  @Test
  void shouldFindNoLineInWhatIsNoPom() throws IOException {
    Path file = directory.resolve("pom.xml");
    assertThat(PomLine.find(file, "a", "argLine")).isEmpty();
    Files.writeString(file, "<project><plugin>");
    assertThat(PomLine.find(file, "a", "argLine")).isEmpty();
  }
}
