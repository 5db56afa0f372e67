package org.kcov4j.reader.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcov4j.reader.check.CoverageCheck;
import org.kcov4j.reader.check.CoverageRule;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.text.Json;
import org.kcov4j.reader.text.VisibleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code check}: fails where coverage is under a limit. */
@Command(
    name = "check",
    description = "Holds coverage against rules; ends with 1 and a line for each that is violated.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "A rule is: [ELEMENT] COUNTER [VALUE] >= N | <= N",
      "           [includes=NAME:NAME] [excludes=NAME:NAME]",
      "  ELEMENT  BUNDLE (if not given), PACKAGE, CLASS, SOURCEFILE, METHOD",
      "  COUNTER  INSTRUCTION, LINE, BRANCH, COMPLEXITY, METHOD, CLASS",
      "  VALUE    COVEREDRATIO (if not given), COVEREDCOUNT, MISSEDRATIO, MISSEDCOUNT,",
      "           TOTALCOUNT",
      "",
      "Examples:",
      "  kcov4j check --rule='LINE >= 80%%' kcov4j-out",
      "  kcov4j check --rule='CLASS BRANCH MISSEDCOUNT <= 0 includes=a.*' kcov4j-out"
    })
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--rule",
      paramLabel = "RULE",
      required = true,
      description = "What must hold; may be given several times.")
  private List<String> rules;

  @Option(names = "--json", description = "Write violations as a JSON array of strings.")
  private boolean json;

  @Mixin private CoverageInput input;

  @Spec private CommandSpec spec;

  private final Terminal terminal;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<CoverageRule> parsed = new ArrayList<>();
    for (String rule : rules) {
      parsed.add(parse(rule));
    }
    Coverage coverage = input.read(terminal, "check");
    CoverageTree tree = CoverageTree.of(coverage);
    List<String> violations = CoverageCheck.violations("kcov4j", tree, parsed);
    CoverageInput.warn(terminal, coverage, tree);
    terminal.print(json ? json(violations) : text(violations));
    return violations.isEmpty() ? ExitCode.DONE : ExitCode.NOT_HELD;
  }

  private CoverageRule parse(String rule) {
    try {
      return CoverageRule.parse(rule);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--rule '" + rule + "': " + e.getMessage(), e);
    }
  }

  private static String text(List<String> violations) {
    StringBuilder text = new StringBuilder();
    violations.forEach(v -> text.append(VisibleText.of(v)).append('\n'));
    return text.toString();
  }

  private static String json(List<String> violations) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.generator(text)) {
      out.writeStartArray();
      for (String violation : violations) {
        out.writeString(violation);
      }
      out.writeEndArray();
    }
    return text.append('\n').toString();
  }
}
