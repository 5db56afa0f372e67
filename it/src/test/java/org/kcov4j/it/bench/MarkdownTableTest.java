package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  private final MarkdownTable table = new MarkdownTable(List.of("a", "b"));

  @Test
  void shouldAlignFiguresToTheRight() {
    table.row(List.of("x", "1.5"));
    assertThat(table).hasToString("| a | b |\n|---|--:|\n| x | 1.5 |\n");
  }

  @Test
  void shouldKeepCellsInTheirColumn() {
    table.row(List.of("x|y", "two\nlines"));
    assertThat(table.toString()).endsWith("| x\\|y | two lines |\n");
  }

  @Test
  void shouldRefuseARowOfAnotherLength() {
    assertThatThrownBy(() -> table.row(List.of("x"))).hasMessage("expected 2 cells, found [x]");
  }
}
