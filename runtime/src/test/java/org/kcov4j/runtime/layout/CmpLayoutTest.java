package org.kcov4j.runtime.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmpLayoutTest {
  @Test
  void shouldBeFourLongsOnEightByteBorders() {
    assertThat(CmpLayout.recordWord(0)).isEqualTo(2);
    assertThat(CmpLayout.recordWord(1)).isEqualTo(10);
    assertThat(CmpLayout.ARG1_WORD).isEqualTo(2);
    assertThat(CmpLayout.ARG2_WORD).isEqualTo(4);
    assertThat(CmpLayout.IP_WORD).isEqualTo(6);
    assertThat(AreaLayout.byteOffset(CmpLayout.recordWord(1)) % Long.BYTES).isZero();
  }

  @Test
  void shouldCodeTypesAsKcovDoes() {
    assertThat(CmpLayout.type(0, false)).isZero();
    assertThat(CmpLayout.type(2, true)).isEqualTo(5);
    assertThat(CmpLayout.type(CmpLayout.MAX_SIZE_LOG, false)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0, 2, true",
    "1, 9, 0, 2, true",
    "0, 10, 0, 2, false",
    "1, 10, 1, 10, true",
    "-1, 10, 1, 10, true",
    "1, 30, 1, 10, false",
    "3, 30, 3, 26, true",
    "9, 30, 3, 26, true",
    "2147483647, 536870911, 67108863, 536870906, true",
  })
  void shouldReadWholeRecordsOnly(int count, int words, int readable, int used, boolean overflown) {
    assertThat(CmpLayout.readable(count, words)).isEqualTo(readable);
    assertThat(CmpLayout.usedWords(count, words)).isEqualTo(used);
    assertThat(CmpLayout.overflown(count, words)).isEqualTo(overflown);
  }
}
