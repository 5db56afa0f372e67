package org.kcov4j.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmsTest {

  @Test
  void shouldFindRunningJdkFirst() {
    assertThat(Jvms.installed().get(0).feature()).isEqualTo(Runtime.version().feature());
  }

  @Test
  void shouldWant17And25WhetherInstalledOrNot() {
    assertThat(Jvms.wanted()).extracting(Jvms.Wanted::feature).startsWith(17, 25);
  }

  @Test
  void shouldReadVersionFromReleaseFile(@TempDir Path root) throws IOException {
    fakeJdk(root.resolve("old"), "1.8.0_392");
    fakeJdk(root.resolve("next"), "28-ea");
    Files.createDirectory(root.resolve("other"));

    assertThat(Jvms.named(root.toString())).extracting(Jdk::feature).containsExactly(28, 8);
  }

  @Test
  void shouldRefusePathWithoutJdk(@TempDir Path root) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jvms.named(root.toString()))
        .withMessageContaining(root.toString());
  }

  private static void fakeJdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
  }
}
