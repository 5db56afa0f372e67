package org.kcov4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndPayloadsTest {
  @TempDir Path directory;

  /** A loader whose identity is not to be asked for. */
  static final class Liar extends ClassLoader {
    private final boolean throwing;

    Liar(boolean throwing) {
      super(null);
      this.throwing = throwing;
    }

    @Override
    public boolean equals(Object other) {
      if (throwing) {
        throw new IllegalStateException("equals");
      }
      return true;
    }

    @Override
    public int hashCode() {
      if (throwing) {
        throw new IllegalStateException("hashCode");
      }
      return 42;
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void loadersShouldBeToldApartByIdentity(boolean throwing) {
    LoaderMap<Integer> numbers = new LoaderMap<>();
    List<ClassLoader> loaders = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      ClassLoader loader = new Liar(throwing);
      loaders.add(loader);
      assertThat(numbers.get(loader)).isNull();
      numbers.put(loader, i);
    }
    for (int i = 1; i <= 100; i++) {
      assertThat(numbers.get(loaders.get(i - 1))).isEqualTo(i);
    }
  }

  @Test
  void loadersShouldStayCollectable() {
    LoaderMap<Integer> numbers = new LoaderMap<>();
    WeakReference<ClassLoader> loader = new WeakReference<>(new Liar(true));
    numbers.put(loader.get(), 1);
    for (int i = 0; i < 100 && loader.get() != null; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
    ClassLoader next = new Liar(true);
    numbers.put(next, 2);
    assertThat(numbers.get(next)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "",
        "/",
        "../../etc/passwd",
        "a/b\\c:d",
        "new\nline\r\t",
        "\0",
        " ",
        ".",
        "..",
        "\u202eevil\u202c\u200f",
        "\u00e4\u4e2d\ud83d\ude00",
        "x\"'`$(rm)*?|<>&;"
      })
  void areaNamesShouldBeSafe(String threadName) throws Exception {
    String name = AreaNames.fileName(7, threadName);
    assertThat(name).matches("0007-[A-Za-z0-9._-]{" + threadName.length() + "}\\.kcov");
    Files.createFile(directory.resolve(name));
    try (var all = Files.list(directory)) {
      assertThat(all.map(each -> each.getFileName().toString())).containsExactly(name);
    }
  }

  @Test
  void areaNamesShouldBeShortAndKeepTheirNumber() {
    assertThat(AreaNames.fileName(1, "t".repeat(300))).hasSizeBetween(64, 80).startsWith("0001-tt");
    assertThat(AreaNames.fileName(9_999, "a")).isEqualTo("9999-a.kcov");
    assertThat(AreaNames.fileName(123_456, "a")).isEqualTo("123456-a.kcov");
    assertThat(AreaNames.fileName(1, "pool-1-thread-2")).isEqualTo("0001-pool-1-thread-2.kcov");
  }

  @Test
  void numbersShouldBeBigEndianAndCut() {
    byte[] bytes =
        new Payload().u1(0x1FF).u2(0xABCDE).u4(0x80000001).u8(0x8000000000000002L).toByteArray();
    assertThat(bytes)
        .isEqualTo(
            new byte[] {-1, (byte) 0xBC, (byte) 0xDE, -128, 0, 0, 1, -128, 0, 0, 0, 0, 0, 0, 2});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 254, 255, 256, 300, 65_535})
  void countsShouldBeReadBack(int count) {
    byte[] bytes = new Payload().count(count).toByteArray();
    assertThat(bytes).hasSize(count < 255 ? 1 : 3);
    LogParser.Reader reader = new LogParser.Reader(bytes);
    assertThat(reader.count()).isEqualTo(count);
    reader.end();
  }

  @Test
  void stringsShouldBeReadBack() {
    for (String text : List.of("", "a", "\0", "\u00e9\u4e2d\ud83d\ude00", "\ud83d alone")) {
      assertThat(read(text)).isEqualTo(text);
    }
    assertThat(read(null)).isEmpty();
  }

  @Test
  void stringsThatDoNotFitShouldBeCut() {
    String wide = "\u4e2d".repeat(30_000);
    assertThat(read(wide)).isEqualTo("\u4e2d".repeat(21_845));
    String narrow = "a".repeat(70_000);
    assertThat(narrow).startsWith(read(narrow));
  }

  /** A class file holds such strings, and what the block table says of them is to be exact. */
  @Test
  void statement29_stringsThatFitShouldBeWhole() {
    for (String text : List.of("a".repeat(21_846), "a".repeat(65_535), "\u00e9".repeat(32_767))) {
      assertThat(read(text)).as("%d chars", text.length()).hasSize(text.length()).isEqualTo(text);
    }
  }

  @Test
  void aBlockShouldHoldManyLinesAndSuccessors() {
    for (int n : new int[] {0, 1, 254, 255, 300, 32_767}) {
      int[] lines = new int[2 * n];
      Arrays.setAll(lines, i -> i % 2 == 0 ? 65_535 - i / 2 : i);
      int[] successors = new int[n];
      Arrays.setAll(successors, i -> 65_535 - i);
      ClassEntry entry =
          new ClassEntry(3, -2, 0x21, 1, "a/B", null, null, List.of("i/A", "i/B"), 1);
      entry.method(0x9, 2, "m", "()V", 0x80000000, 65_535);
      entry.block(65_535, 15, 65_535, lines, successors);
      LogParser.Reader in = new LogParser.Reader(entry.toByteArray());
      assertThat(in.u(4)).isEqualTo(3);
      assertThat(in.u(4)).isEqualTo(0xFFFFFFFEL);
      assertThat(in.u(2)).isEqualTo(0x21);
      assertThat(in.u(1)).isEqualTo(1);
      assertThat(in.utf()).isEqualTo("a/B");
      assertThat(in.utf()).isEmpty();
      assertThat(in.utf()).isEmpty();
      assertThat(in.u(2)).isEqualTo(2);
      assertThat(in.utf()).isEqualTo("i/A");
      assertThat(in.utf()).isEqualTo("i/B");
      assertThat(in.u(2)).isEqualTo(1);
      assertThat(in.u(2)).isEqualTo(9);
      assertThat(in.u(1)).isEqualTo(2);
      assertThat(in.utf()).isEqualTo("m");
      assertThat(in.utf()).isEqualTo("()V");
      assertThat(in.u(4)).isEqualTo(0x80000000L);
      assertThat(in.u(2)).isEqualTo(65_535);
      assertThat(in.u(2)).isEqualTo(65_535);
      assertThat(in.u(1)).isEqualTo(15);
      assertThat(in.u(2)).isEqualTo(65_535);
      assertThat(in.count()).isEqualTo(n);
      for (int each : lines) {
        assertThat(in.u(2)).isEqualTo(each);
      }
      assertThat(in.count()).isEqualTo(n);
      for (int each : successors) {
        assertThat(in.u(2)).isEqualTo(each);
      }
      in.end();
    }
  }

  private static String read(String text) {
    LogParser.Reader reader = new LogParser.Reader(new Payload().utf(text).toByteArray());
    String read = reader.utf();
    reader.end();
    return read;
  }
}
