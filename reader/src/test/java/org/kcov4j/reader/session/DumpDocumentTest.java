package org.kcov4j.reader.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;

/** Holds the dump file's example in docs/format.md against what is written and what is read. */
class DumpDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "format.md");

  /** Written by version 1, and to be read by every later one. */
  private static final Path VERSION_1 = Path.of("src/test/resources/fixtures/version-1.kcovd");

  @TempDir Path directory;

  private Path dump() throws Exception {
    ClassFixture abs = new ClassFixture("Abs").loader(1).access(0x20).crc(0xCAFED00D);
    ClassFixture.Method method =
        abs.method("abs", "(I)I")
            .access(8)
            .block(0, 0, 2, 3, 2, 1)
            .block(4, 0, 3, 3, 3)
            .block(9, 0, 1, 3, 3)
            .block(10, ClassFixture.RETURNS, 1, 3);
    Path session =
        new SessionFixture(
                directory.resolve("4711-1700000000000-8700b643"),
                0x0123456789ABCDEFL,
                ByteOrder.LITTLE_ENDIAN)
            .add(abs)
            .area("main", SessionFixture.PC, 8, method.pc(0), method.pc(1), method.pc(2))
            .write();
    Path file = directory.resolve("abs.kcovd");
    try (DumpWriter out = new DumpWriter(file, false, pcs -> {})) {
      for (SessionSource source : Sessions.find(List.of(session))) {
        out.add(source);
      }
      out.finish();
    }
    return file;
  }

  @Test
  void shouldShowTheBytesOfADumpFile() throws Exception {
    assertThat(example()).isEqualTo(hexDump(Files.readAllBytes(dump())));
  }

  @Test
  void shouldReadVersion1() throws Exception {
    List<SessionSource> sources = Sessions.find(List.of(VERSION_1));

    assertThat(sources)
        .extracting(SessionSource::name)
        .containsExactly("4711-1700000000000-8700b643");
    Session session = sources.get(0).open();
    assertThat(session.id()).isEqualTo(0x0123456789ABCDEFL);
    assertThat(session.info().pid()).isEqualTo(4711);
    assertThat(session.table().loaders()).extracting(LoaderInfo::name).containsExactly("app");
    assertThat(session.table().classes())
        .extracting(ClassRecord::name, ClassRecord::loader, ClassRecord::crc)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Abs", 1, 0xCAFED00D));
    assertThat(session.areas())
        .extracting(AreaInfo::threadName, AreaInfo::readable, AreaInfo::fileWords)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("main", 3, 8));
  }

  private static String example() throws Exception {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int at = lines.indexOf("<!-- example: kcovd -->");
    assertThat(at).as("example in %s", DOCUMENT).isNotNegative();
    List<String> rest = lines.subList(at + 2, lines.size());
    return String.join("\n", rest.subList(0, rest.indexOf("```")));
  }

  private static String hexDump(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < bytes.length; row += 16) {
      StringBuilder line = new StringBuilder(String.format("%08x ", row));
      for (int i = row; i < Math.min(row + 16, bytes.length); i++) {
        line.append(i == row + 8 ? "  " : " ").append(String.format("%02x", bytes[i]));
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }
}
