package org.kcov4j.maven.agent;

import java.util.Set;

/**
 * A plugin that starts JVMs for tests.
 *
 * @param artifactId of the plugin
 * @param goals that start some
 */
public record TestPlugin(String artifactId, Set<String> goals) {
  /** Runs unit tests. */
  public static final TestPlugin SUREFIRE = new TestPlugin("maven-surefire-plugin", Set.of("test"));

  /** Runs integration tests. */
  public static final TestPlugin FAILSAFE =
      new TestPlugin("maven-failsafe-plugin", Set.of("integration-test"));

  /** Its name in a project's build. */
  String key() {
    return "org.apache.maven.plugins:" + artifactId;
  }
}
