package org.kcov4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessCostTest {

  @Test
  void shouldAddTheTimesOfChildrenWhateverTheNameOfTheProcess() {
    String stat = "42 (a ) b) S 1 42 42 0 -1 4194560 100 200 0 0 11 12 130 14 20 0 1 0 5 6 7";
    assertThat(ProcessCost.ticks(stat)).isEqualTo(130 + 14);
  }
}
