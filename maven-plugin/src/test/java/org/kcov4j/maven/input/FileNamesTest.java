package org.kcov4j.maven.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void shouldAcceptAllIfNothingIsSaid() {
    FileNames names = new FileNames(null, null);

    assertThat(names.test("A.class")).isTrue();
    assertThat(names.test("a/b/C$D.class")).isTrue();
  }

  @Test
  void shouldLetExcludesWin() {
    FileNames names = new FileNames(List.of("com/acme/**"), List.of("**/dto/*.class"));

    assertThat(names.test("com/acme/A.class")).isTrue();
    assertThat(names.test("com/acme/b/A.class")).isTrue();
    assertThat(names.test("com/acme/dto/A.class")).isFalse();
    assertThat(names.test("com/other/A.class")).isFalse();
  }

  @Test
  void shouldTakeADirectoryWithAllBelowIt() {
    assertThat(new FileNames(List.of("com/acme/"), null).test("com/acme/b/A.class")).isTrue();
  }

  @Test
  void shouldTellUpperFromLowerCase() {
    assertThat(new FileNames(List.of("**/a.class"), null).test("b/A.class")).isFalse();
  }
}
