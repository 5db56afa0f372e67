package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void shouldTakeTheMiddleValue() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Statistics.median(List.of(5.0))).isEqualTo(5);
  }

  @Test
  void shouldTakeTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(List.of(100.0, 1.0, 4.0, 2.0))).isEqualTo(3);
  }

  @Test
  void shouldCancelRatiosAndTheirReciprocals() {
    assertThat(Statistics.geometricMean(List.of(4.0, 0.25))).isCloseTo(1, within(1e-12));
    assertThat(Statistics.geometricMean(List.of(1.0, 8.0, 1.0))).isCloseTo(2, within(1e-12));
  }

  @Test
  void shouldRefuseNoValuesAndRatiosThatAreNone() {
    assertThatThrownBy(() -> Statistics.median(List.of())).hasMessage("no values");
    assertThatThrownBy(() -> Statistics.geometricMean(List.of())).hasMessage("no values");
    assertThatThrownBy(() -> Statistics.geometricMean(List.of(1.0, 0.0)))
        .hasMessage("expected a positive ratio, found 0.0");
    assertThatThrownBy(() -> Statistics.geometricMean(List.of(Double.NaN)))
        .hasMessage("expected a positive ratio, found NaN");
  }
}
