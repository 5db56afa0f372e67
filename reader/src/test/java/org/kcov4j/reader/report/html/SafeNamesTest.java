package org.kcov4j.reader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
  private final SafeNames names = new SafeNames();

  @Test
  void shouldKeepPlainNames() {
    assertThat(names.of("Map$Entry.java", ".html")).isEqualTo("Map$Entry.java.html");
    assertThat(names.of("com.acme", "")).isEqualTo("com.acme");
  }

  @Test
  void shouldTellApartWhatDiffersInCaseOrInOddCharactersOnly() {
    assertThat(
            List.of(names.of("Foo", ".html"), names.of("foo", ".html"), names.of("Foo", ".html")))
        .containsExactly("Foo.html", "foo-2.html", "Foo-3.html");
    assertThat(List.of(names.of("a<b", ""), names.of("a>b", ""), names.of("a_b", "")))
        .containsExactly("a_b", "a_b-2", "a_b-3");
    assertThat(List.of(names.of("x-2", ""), names.of("x", ""), names.of("x", "")))
        .containsExactly("x-2", "x", "x-3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "con", "NUL.txt", "-rf", ".git", "a.", "lpt1"})
  void shouldAvoidNamesThatMeanSomethingToASystem(String name) {
    assertThat(names.of(name, ""))
        .isNotEqualTo(name)
        .doesNotStartWith(".")
        .doesNotStartWith("-")
        .doesNotEndWith(".")
        .isNotEmpty();
  }

  @Test
  void shouldGiveAnyNamesUniqueShortAndPlainOnes() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Set<String> given = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(200); n > 0; n--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
      }
      String name = names.of(text.toString(), ".html");
      assertThat(name).matches("[A-Za-z0-9_$][A-Za-z0-9._$-]*").hasSizeLessThan(120);
      assertThat(given.add(name.toLowerCase(Locale.ROOT))).isTrue();
    }
  }
}
