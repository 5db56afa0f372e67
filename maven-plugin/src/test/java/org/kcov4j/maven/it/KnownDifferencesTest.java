package org.kcov4j.maven.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDifferencesTest {
  private static final String THROWS = "core a/B.java:3";
  private static final String RANDOM = "core a/B.java:7";

  @TempDir Path directory;

  private KnownDifferences known() throws IOException {
    return KnownDifferences.of(
        Files.writeString(
            directory.resolve("known.txt"),
            "# why\n\n" + THROWS + " exception # of read()\n" + RANDOM + " sometimes\n"));
  }

  @Test
  void shouldAcceptWhatIsKnown() throws IOException {
    Map<String, String> both = Map.of(THROWS, "", RANDOM, "");

    assertThatCode(() -> known().check(both, Set.of(THROWS))).doesNotThrowAnyException();
    assertThatCode(() -> known().check(Map.of(THROWS, ""), Set.of(THROWS)))
        .doesNotThrowAnyException();
    assertThatCode(() -> KnownDifferences.none().check(Map.of(), Set.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseWhatIsNotKnown() {
    assertThatThrownBy(() -> KnownDifferences.none().check(Map.of(RANDOM, "x"), Set.of(RANDOM)))
        .hasMessage("1 problems\n" + RANDOM + " differs: x");
  }

  @Test
  void shouldRefuseThatLessRanBecauseOfAnException() {
    assertThatThrownBy(() -> known().check(Map.of(THROWS, "x"), Set.of()))
        .hasMessage("1 problems\n" + THROWS + " differs: x");
  }

  @Test
  void shouldRefuseWhatIsKnownButDoesNotDiffer() {
    assertThatThrownBy(() -> known().check(Map.of(), Set.of()))
        .hasMessage("1 problems\n" + THROWS + " does not differ any more");
  }
}
