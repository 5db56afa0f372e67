package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kcov4j.it.bench.load.Driver;
import org.kcov4j.it.harness.Run;

class ResultLineTest {

  @Test
  void shouldFindTheResultAmongOtherLines() {
    String stdout = "hello=1\n" + Driver.RESULT + " cpuNanos=12.5 check=ff\nbye\n";
    assertThat(ResultLine.of(new Run("java", 0, stdout, "")))
        .isEqualTo(Map.of("cpuNanos", "12.5", "check", "ff"));
  }

  @Test
  void shouldHaveNoResultOfAProgramThatFailed() {
    Run run = new Run("java", 1, Driver.RESULT + " pcs=1", "INFO: x\nFooException: why\n\tat y");
    assertThatThrownBy(() -> ResultLine.of(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exit 1 FooException: why");
  }

  @Test
  void shouldHaveNoResultOfAProgramThatPrintedNone() {
    assertThatThrownBy(() -> ResultLine.of(new Run("java", 0, "hello\n", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no result");
  }
}
