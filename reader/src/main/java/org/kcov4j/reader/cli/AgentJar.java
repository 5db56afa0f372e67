package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.kcov4j.reader.selftest.Selftest;
import picocli.CommandLine.Option;

/** The option that names the agent. */
final class AgentJar {
  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "The agent. By default kcov4j-agent.jar beside the command line's jar.")
  private Path jar;

  /** The jar named, or the one that is there. */
  Path find() throws IOException {
    Path found = jar != null ? jar : Selftest.defaultAgent();
    if (found == null) {
      throw new IOException("found no kcov4j-agent.jar beside the command line's; see --agent");
    }
    return found;
  }
}
