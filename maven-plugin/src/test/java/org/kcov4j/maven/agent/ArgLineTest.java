package org.kcov4j.maven.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgLineTest {
  private static final Path AGENT = Path.of("/repo/agent.jar");

  @Test
  void shouldBeInThePropertyOfWhoeverRunsTests() {
    assertThat(ArgLine.property(null, "jar")).isEqualTo("argLine");
    assertThat(ArgLine.property(" ", "eclipse-test-plugin")).isEqualTo("tycho.testArgLine");
    assertThat(ArgLine.property("mine", "eclipse-test-plugin")).isEqualTo("mine");
  }

  @Test
  void shouldBeTheAgentWhereThereIsNothing() {
    assertThat(ArgLine.prepend(null, AGENT, "output=/out"))
        .isEqualTo("-javaagent:/repo/agent.jar=output=/out");
    assertThat(ArgLine.prepend("  ", AGENT, "output=/out"))
        .isEqualTo("-javaagent:/repo/agent.jar=output=/out");
  }

  @Test
  void shouldPutTheAgentInFrontAndLeaveTheRestAlone() {
    String line = "-Xmx1g  -Dname='a b' \"-Dx=${late} @{later}\"\t-ea";

    assertThat(ArgLine.prepend(line, AGENT, "o=1"))
        .isEqualTo("-javaagent:/repo/agent.jar=o=1 " + line);
  }

  @Test
  void shouldTakeThePlaceOfTheSameAgentOnly() {
    String line =
        "-ea -javaagent:/other.jar \"-javaagent:/repo/agent.jar=output=/a b\" -Dx=-javaagent:/repo/agent.jar=";

    assertThat(ArgLine.prepend(line, AGENT, "output=/new"))
        .isEqualTo(
            "-javaagent:/repo/agent.jar=output=/new"
                + " -ea -javaagent:/other.jar -Dx=-javaagent:/repo/agent.jar=");
  }

  @Test
  void shouldComeToTheSameHoweverOftenItIsDone() {
    String once = ArgLine.prepend("-ea", AGENT, "output=/a b");

    assertThat(ArgLine.prepend(once, AGENT, "output=/a b")).isEqualTo(once);
  }

  @Test
  void shouldQuoteBlanksAndQuotes() {
    assertThat(ArgLine.prepend("", AGENT, "output=/a b"))
        .isEqualTo("\"-javaagent:/repo/agent.jar=output=/a b\"");
    assertThat(ArgLine.prepend("", AGENT, "output=/it's"))
        .isEqualTo("\"-javaagent:/repo/agent.jar=output=/it's\"");
    assertThat(ArgLine.prepend("", AGENT, "output=/a\"b"))
        .isEqualTo("'-javaagent:/repo/agent.jar=output=/a\"b'");
  }

  @Test
  void shouldRefuseWhatCannotBeQuoted() {
    assertThatThrownBy(() -> ArgLine.prepend("", AGENT, "output=/a\"b'c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected paths and patterns with one kind of quotes at most, found"
                + " -javaagent:/repo/agent.jar=output=/a\"b'c");
  }
}
