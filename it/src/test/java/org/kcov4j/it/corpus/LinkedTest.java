package org.kcov4j.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkedTest {
  private static final String MISSING = "failed\ta.jar!A\tjava.lang.NoClassDefFoundError\tB\n";
  private static final String END = "linked\t2\t1234\n";

  @Test
  void shouldGiveTheFailuresThatTheOtherDoesNotHave() {
    Linked plain = Linked.parse(MISSING + END);
    String more = "failed\ta.jar!C\tjava.lang.VerifyError\tBad type Location: m\n";
    Linked other = Linked.parse(MISSING + more + END);
    assertThat(other.failuresAbsentIn(plain))
        .containsExactly("a.jar!C java.lang.VerifyError: Bad type Location: m");
    assertThat(plain.failuresAbsentIn(other)).isEmpty();
    assertThat(other.classes()).isEqualTo(2);
    assertThat(other.verified()).isZero();
    assertThat(plain).hasToString("2 classes, 1 verified, 1 that do not link, 1.2 s of CPU time");
  }

  @Test
  void anotherErrorOfTheSameClassShouldCount() {
    Linked plain = Linked.parse(MISSING + END);
    Linked other = Linked.parse("failed\ta.jar!A\tjava.lang.VerifyError\tnull\n" + END);
    assertThat(other.failuresAbsentIn(plain))
        .containsExactly("a.jar!A java.lang.VerifyError: null");
  }

  @Test
  void outputWithoutAnEndShouldBeRefused() {
    assertThatThrownBy(() -> Linked.parse(MISSING)).hasMessageContaining("did not come to its end");
  }
}
