package org.kcov4j.reader.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kcov4j.reader.attach.Answer;
import org.kcov4j.reader.attach.LiveJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}: has a live JVM record. */
@Command(
    name = "attach",
    description = {
      "Loads the agent into a live JVM of this machine, and waits until it records. Classes that are"
          + " loaded already get their probes. Shows the session directory.",
      "The agent options are those behind -javaagent:kcov4j-agent.jar="
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j attach 4711",
      "  kcov4j attach 4711 includes=com.acme.*,mode=pc,output=/tmp/kcov4j-out"
    })
final class AttachCommand implements Callable<Integer> {
  @Mixin private AgentJar agent;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process id.")
  private long pid;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OPTIONS",
      defaultValue = "",
      description = "Agent options: key=value,key=value")
  private String options;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  AttachCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Answer answer = new LiveJvm(pid).attach(agent.find(), options);
    if (answer.word() == Answer.Word.USAGE) {
      throw new ParameterException(spec.commandLine(), "agent options: " + answer.text());
    }
    return AnswerText.print(answer, pid, json, terminal);
  }
}
