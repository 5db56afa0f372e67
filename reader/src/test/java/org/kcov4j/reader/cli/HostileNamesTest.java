package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;

/** Whatever names hold, they steer no terminal and no one who reads what goes there. */
class HostileNamesTest {
  /** A bell, an escape, CSI as one character, delete, right to left, a line separator, a blank. */
  private static final String EVIL = "\u0007\u001b]2J\u009b1m\u007f\u202e\u2028\u200b<'\"&\n\r\t\\";

  @TempDir Path directory;

  private Path session;
  private int pc;

  @BeforeEach
  void record() throws Exception {
    session = record("4711-1", EVIL);
  }

  private Path record(String name, String evil) throws Exception {
    ClassFixture type = new ClassFixture("a/C" + evil).source("S" + evil + ".java");
    ClassFixture.Method method =
        type.method("m" + evil, "(La/C" + evil + ";)V").block(0, ClassFixture.RETURNS, 1, 1);
    pc = method.pc(0);
    return new SessionFixture(directory.resolve(name))
        .add(type)
        .area("t" + evil, SessionFixture.PC, 4, pc)
        .areaCounting("c" + evil, SessionFixture.CMP, 18, 1, 0, 5, 0, 1, 0, 2, 0, pc, 0)
        .write();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info",
        "info --json",
        "trace",
        "trace --format=tsv",
        "trace --format=json",
        "symbolize",
        "symbolize --format=tsv",
        "symbolize --format=json",
        "watch --once",
        "watch --once --json"
      })
  void shouldShowNamesByTheirCodes(String command) throws Exception {
    String out = run(command, session);

    assertThat(out).contains("\\u202e");
    isHarmless(out, command.contains("tsv"));
  }

  @Test
  void shouldShowNamesByTheirCodesInDifferences() throws Exception {
    Path nothing = new SessionFixture(directory.resolve("4711-2")).write();

    isHarmless(run("diff", session, nothing), false);
    isHarmless(run("diff --json", session, nothing), false);
  }

  /** JaCoCo's rules pass over names with line breaks: their wildcards match none. */
  @Test
  void shouldShowNamesByTheirCodesInViolations() throws Exception {
    Path oneLine = record("4711-3", EVIL.replaceAll("\\R", ""));

    for (String command : new String[] {"check", "check --json"}) {
      String out = run(command + " --rule=METHOD~LINE<=0", oneLine);
      assertThat(out).contains("\\u202e");
      isHarmless(out, false);
    }
  }

  @Test
  void shouldKeepNamesWhole() throws Exception {
    JsonNode json = new ObjectMapper().readTree(run("trace --format=json", session));
    String row = run("trace --format=tsv", session).lines().toList().get(1);

    assertThat(json.get(0).get("class").textValue()).isEqualTo("a.C" + EVIL);
    assertThat(row.split("\t")[3])
        .isEqualTo("a.C\\u0007\\u001b]2J\\u009b1m\\u007f\\u202e\\u2028\\u200b<'\"&\\n\\r\\t\\\\");
  }

  private String run(String command, Path... paths) {
    String[] words = command.split(" ");
    String[] args = new String[words.length + paths.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].replace('~', ' ').replace("<=", " <= ");
    }
    for (int i = 0; i < paths.length; i++) {
      args[words.length + i] = paths[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, new PrintStream(out), false, false);
    java.io.InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(Integer.toHexString(pc).getBytes(StandardCharsets.US_ASCII)));
    try {
      int exit = KcovCli.run(terminal, args);
      assertThat(exit).as("%s", out).isIn(0, 1);
    } finally {
      System.setIn(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void isHarmless(String out, boolean tabs) {
    assertThat(out.chars())
        .allMatch(
            c ->
                c == '\n'
                    || c == '\t' && tabs
                    || Character.getType(c) != Character.CONTROL
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.LINE_SEPARATOR);
  }
}
