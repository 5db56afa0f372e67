package org.kcov4j.reader.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kcov4j.reader.attach.LiveJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code detach}: has a live JVM record no more. */
@Command(
    name = "detach",
    description =
        "Ends recording in a live JVM, and waits until it has: probes are taken out, the session is"
            + " ended, memory is given back. Shows the session directory.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kcov4j detach 4711"})
final class DetachCommand implements Callable<Integer> {
  @Mixin private AgentJar agent;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Parameters(paramLabel = "PID", description = "The JVM's process id.")
  private long pid;

  private final Terminal terminal;

  DetachCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return AnswerText.print(new LiveJvm(pid).detach(agent.find()), pid, json, terminal);
  }
}
