package org.kcov4j.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkedTest {
  private static final String MISSING =
      Linked.line("a.jar!A", new NoClassDefFoundError("B")) + "\n";

  @Test
  void shouldGiveTheFailuresThatTheOtherDoesNotHave() {
    Linked plain = Linked.parse(MISSING + Linked.end(2));
    String more = Linked.line("a.jar!C", new VerifyError("Bad type\n  Location: m"));
    Linked other = Linked.parse(MISSING + more + "\n" + Linked.end(2));
    assertThat(other.failuresAbsentIn(plain))
        .containsExactly("a.jar!C java.lang.VerifyError: Bad type Location: m");
    assertThat(plain.failuresAbsentIn(other)).isEmpty();
    assertThat(other.classes()).isEqualTo(2);
  }

  @Test
  void anotherErrorOfTheSameClassShouldCount() {
    Linked plain = Linked.parse(MISSING + Linked.end(1));
    Linked other = Linked.parse(Linked.line("a.jar!A", new VerifyError()) + "\n" + Linked.end(1));
    assertThat(other.failuresAbsentIn(plain))
        .containsExactly("a.jar!A java.lang.VerifyError: null");
  }

  @Test
  void outputWithoutAnEndShouldBeRefused() {
    assertThatThrownBy(() -> Linked.parse(MISSING)).hasMessageContaining("did not come to its end");
  }
}
