package org.kcov4j.maven.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTest {
  @TempDir Path directory;

  @Test
  void shouldNameOnlyWhatWasSet() throws IOException {
    AgentOptions options =
        new AgentOptions()
            .set("output", Path.of("/out"))
            .set("words", null)
            .set("log", "")
            .setList("includes", List.of("a.*", "b.*"))
            .setList("excludes", List.of())
            .setList("threads", null);

    assertThat(options.argument(directory.resolve("f"))).isEqualTo("output=/out,includes=a.*:b.*");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldMoveToAFileWhereAValueHoldsAComma() throws IOException {
    Path file = directory.resolve("target/agent.properties");

    String argument = new AgentOptions().set("output", "/a,b/ü").set("mode", "pc").argument(file);

    assertThat(argument).isEqualTo("config=" + file);
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    }
    assertThat(read).isEqualTo(Map.of("output", "/a,b/ü", "mode", "pc"));
  }

  @Test
  void shouldRefuseAFileThatCouldNotBeNamed() {
    assertThatThrownBy(
            () -> new AgentOptions().set("output", "/a,b").argument(Path.of("/a,b/f.properties")))
        .isInstanceOf(IOException.class)
        .hasMessage("expected a build directory without a comma, found /a,b/f.properties");
  }

  @Test
  void shouldTakeIncludesAsClassNamesOrFileNames() {
    assertThat(
            AgentOptions.includes(
                Arrays.asList(
                    "com.acme.*", " com/acme/* ", "com/acme/**/*.class", "**/A.class", null, " ")))
        .containsExactly("com.acme.*", "com.acme.*", "com.acme.**", "*A");
    assertThat(AgentOptions.includes(null)).isEmpty();
  }

  @Test
  void shouldLeaveOutNoMoreThanExcludesSay() {
    assertThat(AgentOptions.excludes(List.of("com.acme.*", "**/dto/*", "com/acme/A.class")))
        .containsExactly("com.acme.*", "**.dto.*", "com.acme.A");
  }
}
