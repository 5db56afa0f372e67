package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.Samples;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Holds docs/cli.md against the commands. */
class CliDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "cli.md");
  private static final Pattern LONG_OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  @TempDir Path directory;

  private static Map<String, CommandLine> commands() {
    return KcovCli.commandLine(
            new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false))
        .getSubcommands();
  }

  private static String section(String command) throws Exception {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("\n## " + command + "\n");
    assertThat(start).as("section %s", command).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  @Test
  void shouldDescribeEachCommandAndNoOther() throws Exception {
    SortedSet<String> sections = new TreeSet<>();
    Matcher headings = Pattern.compile("(?m)^## (.*)$").matcher(Files.readString(DOCUMENT));
    while (headings.find()) {
      sections.add(headings.group(1));
    }

    assertThat(sections).containsExactlyElementsOf(new TreeSet<>(commands().keySet()));
  }

  @Test
  void shouldListEachOptionInTheSynopsisAndNoneThatIsNotThere() throws Exception {
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      String section = section(command.getKey());
      String synopsis = section.split("```")[1];
      SortedSet<String> known = new TreeSet<>();
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        for (String name : option.names()) {
          known.add(name);
        }
        if (!option.usageHelp() && !option.versionHelp()) {
          assertThat(option.names())
              .as("%s: %s", command.getKey(), synopsis)
              .anyMatch(name -> synopsis.contains(name));
        }
      }
      for (String option : options(synopsis)) {
        assertThat(known).as(command.getKey()).contains(option);
      }
    }
  }

  private static SortedSet<String> options(String text) {
    SortedSet<String> options = new TreeSet<>();
    Matcher matcher = LONG_OPTION.matcher(text);
    while (matcher.find()) {
      options.add(matcher.group());
    }
    return options;
  }

  @Test
  void shouldMentionNoOptionThatNoCommandHas() throws Exception {
    SortedSet<String> known = new TreeSet<>();
    commands()
        .values()
        .forEach(
            c ->
                c.getCommandSpec()
                    .options()
                    .forEach(o -> known.addAll(java.util.List.of(o.names()))));

    assertThat(known).containsAll(options(Files.readString(DOCUMENT)));
  }

  @Test
  void shouldGiveExamplesInHelp() {
    commands()
        .forEach(
            (name, command) ->
                assertThat(command.getUsageMessage())
                    .as(name)
                    .containsPattern("Examples?:\\R.*kcov4j"));
  }

  @Test
  void shouldNameEachFieldOfTheJsonReport() throws Exception {
    Samples.calc(directory.resolve("s")).write();
    CliRunner.run("report", "--format=json", "-o", directory, directory.resolve("s"));
    SortedSet<String> names = new TreeSet<>();
    collect(new ObjectMapper().readTree(directory.resolve("coverage.json").toFile()), names);
    String text = section("report");
    String table = text.substring(text.indexOf("<!-- schema: coverage.json -->"));
    SortedSet<String> described = new TreeSet<>();
    Matcher matcher = Pattern.compile("`([a-zA-Z0-9]+)`").matcher(table);
    while (matcher.find()) {
      described.add(matcher.group(1));
    }

    assertThat(names).isNotEmpty();
    assertThat(described).containsExactlyElementsOf(names);
  }

  private static void collect(JsonNode node, SortedSet<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    node.forEach(child -> collect(child, names));
  }

  @Test
  void shouldShowTheMessagesThatCommandsGive() throws Exception {
    Samples.calc(directory.resolve("s")).write();

    assertThat(section("check"))
        .contains(
            CliRunner.run("check", "--rule=CLASS BRANCH MISSEDCOUNT <= 0", directory.resolve("s"))
                .out());
  }

  @Test
  void shouldCompleteCommandsAndOptions() {
    CliRunner result = CliRunner.run("completion");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("kcov4j", "symbolize", "--reduce", "--classes");
  }
}
