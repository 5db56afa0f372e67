package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void shouldFindNoneInEqualSequences() {
    assertThat(Differences.first(List.of(1, 2), List.of(1, 2))).isEmpty();
  }

  @Test
  void shouldNameFirstIndexAndBothSides() {
    assertThat(Differences.first(List.of("a", "b", "c"), List.of("a", "x")))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("first difference at 1 of 3 expected, 2 actual")
                    .containsPattern("-\\s+1  b")
                    .containsPattern("\\+\\s+1  x")
                    .containsPattern("\\+\\s+2  \\(end\\)"));
  }

  @Test
  void shouldSeeThatOneIsOnlyLonger() {
    assertThat(Differences.first(List.of(), List.of("x"))).isPresent();
  }
}
