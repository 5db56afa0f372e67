package org.kcov4j.runtime.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaLayoutTest {
  private static final int MAX_CAPACITY = 536_870_910;

  @Test
  void shouldStartWithTheCountAndGoOnWithPcs() {
    assertThat(AreaLayout.byteOffset(AreaLayout.COUNT_WORD)).isZero();
    assertThat(AreaLayout.byteOffset(AreaLayout.FIRST_PC_WORD)).isEqualTo(4);
    assertThat(AreaLayout.MIN_WORDS).isEqualTo(2);
    assertThat(AreaLayout.capacity(2)).isEqualTo(1);
  }

  @Test
  void shouldFitOneMappingAtMost() {
    long largest = AreaLayout.byteOffset(AreaLayout.MAX_WORDS);
    assertThat(largest).isLessThanOrEqualTo(Integer.MAX_VALUE);
    assertThat(largest + AreaLayout.WORD_BYTES).isGreaterThan(Integer.MAX_VALUE);
    assertThat(AreaLayout.capacity(AreaLayout.MAX_WORDS)).isEqualTo(MAX_CAPACITY);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0",
    "1, 2, 1",
    "2, 2, 1",
    "-1, 2, 1",
    "-2147483648, 2, 1",
    "2147483647, 2, 1",
    "14, 16, 14",
    "15, 16, 15",
    "16, 16, 15",
    "-1, 16, 15",
    "536870910, 536870911, 536870910",
    "536870911, 536870911, 536870910",
  })
  void shouldCutACorruptCountToTheCapacity(int count, int words, int readable) {
    assertThat(AreaLayout.readable(count, words)).isEqualTo(readable);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, false",
    "1, 2, true",
    "2, 2, true",
    "-1, 2, true",
    "-2147483648, 2, true",
    "14, 16, false",
    "15, 16, true",
    "16, 16, true",
    "2147483647, 16, true",
  })
  void shouldCallAnAreaOverflownOnceItsLastWordIsTaken(int count, int words, boolean overflown) {
    assertThat(AreaLayout.overflown(count, words)).isEqualTo(overflown);
  }
}
