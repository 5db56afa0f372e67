package org.kcov4j.agent.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectTest {
  @Test
  void wildcardsShouldMatchAsTheRegularExpressionDoes() {
    long seed = System.nanoTime();
    System.out.println("SelectTest seed " + seed);
    Random random = new Random(seed);
    int matches = 0;
    for (int i = 0; i < 200_000; i++) {
      String patterns = text(random, "ab*?:.", 9);
      String name = text(random, "ab.", 7);
      boolean expected = false;
      for (String each : patterns.split(":")) {
        expected |= !each.isEmpty() && regex(each).matcher(name).matches();
      }
      matches += expected ? 1 : 0;
      assertThat(Wildcards.of(patterns).test(name))
          .as("seed %d: %s on %s", seed, patterns, name)
          .isEqualTo(expected);
    }
    assertThat(matches).isBetween(10_000, 190_000);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.*, com.acme.A, true",
    "com.acme.*, com.acme.b.A, true",
    "com.acme.*, com.acme, false",
    "com.acme.A, com.acme.A$B, false",
    "com.acme.A*, com.acme.A$B, true",
    "?, '', false",
    "*, '', true",
    "a:b, b, true",
    "a:b, 'a:b', false",
    "a+, aa, false",
    "a.c, abc, false",
  })
  void wildcardsShouldMatchTheWholeName(String patterns, String name, boolean matches) {
    assertThat(Wildcards.of(patterns).test(name)).isEqualTo(matches);
    assertThat(Wildcards.of(patterns)).hasToString(patterns);
  }

  @Test
  void manyStarsShouldNotTakeForever() {
    assertThat(Wildcards.of("*a".repeat(200) + "b").test("a".repeat(5_000))).isFalse();
    assertThat(Wildcards.NONE.test("")).isFalse();
    assertThat(Wildcards.NONE.test("a")).isFalse();
  }

  @Test
  void theFilterShouldTakeWhatIsIncludedAndNotExcluded() {
    ClassFilter filter =
        new ClassFilter(
            Wildcards.of("com.*:org.*"), Wildcards.of("com.x.*"), Wildcards.NONE, false);
    ClassLoader app = ClassLoader.getSystemClassLoader();
    assertThat(filter.accepts(app, "com/acme/A")).isTrue();
    assertThat(filter.accepts(app, "com/x/A")).isFalse();
    assertThat(filter.accepts(app, "net/A")).isFalse();
    assertThat(filter.accepts(app, "org/kcov4j/agent/Options")).isFalse();
    assertThat(filter.accepts(app, "org/kcov4j/runtime/Kcov")).isFalse();
    assertThat(filter.accepts(app, "org/kcov4j/agentx/A")).isTrue();
    assertThat(filter.accepts(null, "com/acme/A")).isFalse();
    assertThat(filter.accepts(ClassLoader.getPlatformClassLoader(), "com/acme/A")).isFalse();
  }

  static class MyLoader extends ClassLoader {
    MyLoader() {
      super(null);
    }
  }

  @Test
  void theFilterShouldLeaveLoadersOut() {
    ClassFilter filter =
        new ClassFilter(Wildcards.of("*"), Wildcards.NONE, Wildcards.of("*$MyLoader"), false);
    assertThat(filter.accepts(new MyLoader(), "com/acme/A")).isFalse();
    assertThat(filter.accepts(getClass().getClassLoader(), "com/acme/A")).isTrue();
  }

  /** A program's own system class loader, whose parent is the JVM's application loader. */
  public static final class OwnSystemLoader extends ClassLoader {
    public OwnSystemLoader(ClassLoader parent) {
      super(parent);
    }
  }

  /** Says whether classes of the application loader are taken. */
  static final class Main {
    public static void main(String[] args) {
      ClassFilter filter =
          new ClassFilter(Wildcards.of("*"), Wildcards.NONE, Wildcards.NONE, false);
      System.out.println(filter.accepts(Main.class.getClassLoader(), "com/acme/A"));
      System.out.println(filter.accepts(ClassLoader.getPlatformClassLoader(), "java/sql/Driver"));
    }
  }

  @Test
  void classesShouldBeTakenUnderASystemClassLoaderOfTheProgram() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin/java",
                "-Djava.system.class.loader=" + OwnSystemLoader.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    assertThat(out.lines()).containsExactly("true", "false");
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String text(Random random, String alphabet, int max) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(max); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
