package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.selftest.CheckResult;
import org.kcov4j.reader.selftest.Selftest;
import org.kcov4j.reader.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selftest}: whether an agent records what it should, and nothing else, in a JVM. */
@Command(
    name = "selftest",
    description =
        "Starts a JVM with the agent and checks that a known method is recorded, and that an idle"
            + " thread records nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  kcov4j selftest",
      "  kcov4j selftest --agent=lib/kcov4j-agent.jar --java=/usr/lib/jvm/java-17"
    })
final class SelftestCommand implements Callable<Integer> {
  @Mixin private AgentJar agent;

  @Option(
      names = "--java",
      paramLabel = "HOME",
      description = "The JVM, 17 or later. By default the one that runs this.")
  private Path java;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private final Terminal terminal;

  SelftestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path home = java != null ? java : Path.of(System.getProperty("java.home"));
    List<CheckResult> results = new Selftest(agent.find(), home).run();
    terminal.print(json ? json(results) : text(results));
    return results.stream().allMatch(CheckResult::ok) ? ExitCode.DONE : ExitCode.NOT_HELD;
  }

  private static String text(List<CheckResult> results) {
    StringBuilder text = new StringBuilder();
    for (CheckResult each : results) {
      text.append(each.ok() ? "ok      " : "failed  ").append(each.name());
      text.append(each.detail().isEmpty() ? "" : ": " + each.detail()).append('\n');
    }
    return text.toString();
  }

  private static String json(List<CheckResult> results) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = Json.generator(text)) {
      generator.useDefaultPrettyPrinter();
      generator.writeStartArray();
      for (CheckResult each : results) {
        generator.writeStartObject();
        generator.writeStringField("name", each.name());
        generator.writeBooleanField("ok", each.ok());
        generator.writeStringField("detail", each.detail());
        generator.writeEndObject();
      }
      generator.writeEndArray();
    }
    return text.append('\n').toString();
  }
}
