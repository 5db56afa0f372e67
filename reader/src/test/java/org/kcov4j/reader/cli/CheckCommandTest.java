package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.reader.fixture.Samples;

/** Of {@code Calc} 4 of 5 lines ran and 1 of 2 branches, of {@code Idle$Inner} nothing. */
class CheckCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void writeSession() throws Exception {
    Samples.calc(directory).write();
  }

  private CliRunner check(String... rules) {
    Object[] words = new Object[rules.length + 2];
    words[0] = "check";
    for (int i = 0; i < rules.length; i++) {
      words[i + 1] = "--rule=" + rules[i];
    }
    words[rules.length + 1] = directory;
    return CliRunner.run(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LINE >= 80%",
        "LINE>=0.8",
        "bundle line coveredratio minimum=0.80",
        "BRANCH COVEREDRATIO >= 50 % <= 50 %",
        "CLASS CLASS MISSEDCOUNT <= 0 excludes=*Inner",
        "CLASS >= 0.5",
        "METHOD TOTALCOUNT <= 3",
        "METHOD LINE COVEREDRATIO >= 1 includes=*.main(*",
        "PACKAGE COMPLEXITY MISSEDCOUNT maximum=2",
        "SOURCEFILE METHOD MISSEDRATIO <= 0 includes=com/acme/Calc.java:x"
      })
  void shouldAcceptWhatHolds(String rule) {
    CliRunner result = check(rule);

    assertThat(result.out()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINE >= 81%                     | Rule violated for bundle kcov4j: lines covered ratio is 0.80, but expected minimum is 0.81
          CLASS BRANCH MISSEDCOUNT <= 0   | Rule violated for class com.acme.Calc: branches missed count is 1, but expected maximum is 0
          METHOD COVEREDCOUNT >= 3        | Rule violated for bundle kcov4j: methods covered count is 2, but expected minimum is 3
          """)
  void shouldSayWhatDoesNotHold(String rule, String message) {
    CliRunner result = check(rule);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEqualTo(message + "\n");
  }

  @Test
  void shouldNameEachViolationInALine() {
    assertThat(check("METHOD INSTRUCTION >= 1", "LINE <= 1%").out())
        .hasLineCount(3)
        .contains("Rule violated for method com.acme.Calc.abs(int): instructions covered ratio");
  }

  @Test
  void shouldWriteJson() {
    CliRunner result = CliRunner.run("check", "--json", "--rule=LINE >= 99%", directory);

    assertThat(result.out()).startsWith("[\"Rule violated for bundle").endsWith("\"]\n");
    assertThat(CliRunner.run("check", "--json", "--rule=LINE >= 1%", directory).out())
        .isEqualTo("[]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINES >= 1        | expected a counter (INSTRUCTION, BRANCH, LINE, COMPLEXITY, METHOD, CLASS), found 'LINES'
          CLASS LINE        | a rule needs a limit, as in LINE >= 0.8
          LINE >= 80        | a ratio is from 0 to 1, or in per cent, not 80
          LINE MISSEDCOUNT <= -1 | a count is not negative: -1
          LINE >=           | a number is missing at the end
          LINE >= much      | expected a number, found 'much'
          LINE >= 1 or so   | unexpected 'or'
          GROUP LINE >= 1   | there are no groups
          """)
  void shouldRefuseWhatIsNoRule(String rule, String reason) {
    CliRunner result = check(rule);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "kcov4j check: --rule '" + rule + "': " + reason + " (see kcov4j check --help)\n");
  }
}
