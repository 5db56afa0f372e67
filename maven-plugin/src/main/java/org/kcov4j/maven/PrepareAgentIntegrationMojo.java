package org.kcov4j.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.kcov4j.maven.agent.TestPlugin;
import org.kcov4j.maven.input.DataFiles;

/**
 * Puts the agent into the property that Failsafe starts the JVMs of integration tests with, in
 * front of what it holds. A configured {@code argLine} must refer to it as {@code @{argLine}}.
 */
@Mojo(
    name = "prepare-agent-integration",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public class PrepareAgentIntegrationMojo extends AgentMojo {
  /** Directory below which each JVM makes a directory for its session. */
  @Parameter(
      property = "kcov4j.destFile",
      defaultValue = "${project.build.directory}/" + DataFiles.INTEGRATION)
  private File destFile;

  /** For Maven. */
  public PrepareAgentIntegrationMojo() {}

  @Override
  File destFile() {
    return destFile;
  }

  @Override
  TestPlugin runner() {
    return TestPlugin.FAILSAFE;
  }
}
