package org.kcov4j.it.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final WarmUp warmUp = new WarmUp();

  @Test
  void shouldNotBeSteadyBeforeThereAreEnoughWindows() {
    for (int i = 1; i < WarmUp.WINDOWS; i++) {
      warmUp.add(100);
    }
    assertThat(warmUp.steady()).isFalse();
    warmUp.add(100);
    assertThat(warmUp.steady()).isTrue();
  }

  @Test
  void shouldBeSteadyWhenTheLastWindowsAreCloseTogether() {
    warmUp.add(500);
    warmUp.add(300);
    for (double time : new double[] {100, 103.9, 101, 102, 100}) {
      assertThat(warmUp.steady()).isFalse();
      warmUp.add(time);
    }
    assertThat(warmUp.steady()).isTrue();
  }

  @Test
  void shouldNoLongerBeSteadyAfterAJump() {
    for (double time : new double[] {100, 100, 100, 100, 100, 105}) {
      warmUp.add(time);
    }
    assertThat(warmUp.steady()).isFalse();
  }
}
