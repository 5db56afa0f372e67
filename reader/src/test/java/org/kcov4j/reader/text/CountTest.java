package org.kcov4j.reader.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
  @Test
  void shouldWriteOneAndMany() {
    assertThat(Count.of(0, "session")).isEqualTo("0 sessions");
    assertThat(Count.of(1, "session")).isEqualTo("1 session");
    assertThat(Count.of(2, "session")).isEqualTo("2 sessions");
    assertThat(Count.of(1, "class")).isEqualTo("1 class");
    assertThat(Count.of(1_234_567, "class")).isEqualTo("1,234,567 classes");
    assertThat(Count.of(1, "branch")).isEqualTo("1 branch");
    assertThat(Count.of(3, "branch")).isEqualTo("3 branches");
  }

  @Test
  void shouldSeparateThousands() {
    assertThat(Count.grouped(999)).isEqualTo("999");
    assertThat(Count.grouped(1_000)).isEqualTo("1,000");
    assertThat(Count.grouped(-1_000)).isEqualTo("-1,000");
  }
}
