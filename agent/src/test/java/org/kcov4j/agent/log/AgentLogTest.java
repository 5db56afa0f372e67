package org.kcov4j.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

class AgentLogTest {
  @TempDir Path directory;

  @Test
  void eachEventShouldBeOneLine() throws IOException {
    Logger log = logger(LogLevel.DEBUG);
    log.warn("a\nb\r\nc {}", "d\ne");
    log.error("no\n", new IllegalStateException("x\ny"));
    log.info("{} and {}", 1, null);
    log.debug("left {}", "p/C", new IOException("why"));
    log.warn(null);
    assertThat(Files.readString(file()).split("\n"))
        .containsExactly(
            "[kcov4j] warn name: a b  c d e",
            "[kcov4j] error name: no : java.lang.IllegalStateException: x y",
            "[kcov4j] info name: 1 and null",
            "[kcov4j] debug name: left p/C: java.io.IOException: why",
            "[kcov4j] warn name: null");
  }

  @ParameterizedTest
  @CsvSource({"OFF, 0", "ERROR, 1", "WARN, 2", "INFO, 3", "DEBUG, 4"})
  void levelsShouldShowThemselvesAndWorse(LogLevel level, int lines) throws IOException {
    Logger log = logger(level);
    log.error("e");
    log.warn("w");
    log.info("i");
    log.debug("d");
    log.trace("t");
    assertThat(Files.readAllLines(file())).hasSize(lines);
    assertThat(log.isErrorEnabled()).isEqualTo(lines > 0);
    assertThat(log.isWarnEnabled()).isEqualTo(lines > 1);
    assertThat(log.isInfoEnabled()).isEqualTo(lines > 2);
    assertThat(log.isDebugEnabled()).isEqualTo(lines > 3);
    assertThat(log.isTraceEnabled()).isFalse();
  }

  @Test
  void aFileShouldBeContinued() throws IOException {
    Files.writeString(file(), "before\n");
    logger(LogLevel.WARN).warn("after");
    assertThat(Files.readAllLines(file())).containsExactly("before", "[kcov4j] warn name: after");
  }

  private Logger logger(LogLevel level) throws IOException {
    return AgentLog.toFile(level, file().toFile()).getLogger("name");
  }

  private Path file() {
    return directory.resolve("log");
  }
}
