package org.kcov4j.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisJvmTest {
  @ParameterizedTest
  @CsvSource({
    ",,",
    "'','',''",
    "mode=pc,,mode=pc",
    "mode=pc,' ',mode=pc",
    ",log=off,log=off",
    "'',log=off,log=off",
    "'mode=pc,words=64',log=off,'mode=pc,words=64,log=off'"
  })
  void optionsShouldBeWhatWasGivenInTheOrderThatTheyAreRead(
      String argument, String environment, String expected) {
    assertThat(ThisJvm.options(argument, environment)).isEqualTo(expected);
  }
}
