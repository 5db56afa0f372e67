package org.kcov4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.LogLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.record.Recording;

/** Holds the examples of docs/format.md against what is really written. */
class FormatDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "format.md");

  @TempDir Path directory;

  @Test
  @EnabledIf("isLittleEndian")
  void shouldShowTheBytesOfAnArea() throws Exception {
    File file = directory.resolve("area.kcov").toFile();
    Area area = Area.inFile(file, 8);
    int base = PcHash.base("Abs", "abs", "(I)I");
    area.buffer().putInt(0, 3);
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      area.buffer().putInt(4 + 4 * ordinal, PcHash.pc(base, ordinal));
    }
    assertThat(example("area")).isEqualTo(hexDump(Files.readAllBytes(file.toPath())));
  }

  @Test
  @EnabledIf("isLittleEndian")
  void shouldShowTheBytesOfComparisons() throws Exception {
    File file = directory.resolve("area.kcov").toFile();
    Area area = Area.inFile(file, 18);
    ContextTable.install(null, SessionLayout.MODE_NONE);
    Context.current().enable(new Recording(area), SessionLayout.MODE_CMP);
    int base = PcHash.base("Abs", "abs", "(I)I");
    Probe.compareWithZero(-7, PcHash.pc(base, 0));
    Context.current().disable();
    assertThat(example("comparisons")).isEqualTo(hexDump(Files.readAllBytes(file.toPath())));
  }

  @Test
  void shouldShowTheBytesOfABlockTable() throws Exception {
    File file = directory.resolve("blocks.meta").toFile();
    try (RecordLog log = new RecordLog(file, LogLayout.KIND_BLOCKS, 0x0123456789ABCDEFL)) {
      Payload loader = new Payload().u4(1).utf("jdk.internal.loader.ClassLoaders$AppClassLoader");
      log.append(1, loader.utf("").toByteArray());
      ClassEntry entry =
          new ClassEntry(
              1, 0xCAFED00D, 0x20, 0, "Abs", "java/lang/Object", "Abs.java", List.of(), 1);
      entry.method(8, 0, "abs", "(I)I", PcHash.base("Abs", "abs", "(I)I"), 4);
      entry.block(0, 0, 2, new int[] {3, 2}, new int[] {2, 1});
      entry.block(4, 0, 3, new int[] {3, 3}, new int[] {3});
      entry.block(9, 0, 1, new int[] {3, 1}, new int[] {3});
      entry.block(10, 4, 1, new int[] {3, 1}, new int[] {});
      log.append(2, entry.toByteArray());
    }
    assertThat(example("blocks.meta")).isEqualTo(hexDump(Files.readAllBytes(file.toPath())));
  }

  @SuppressWarnings("unused") // named by @EnabledIf
  private static boolean isLittleEndian() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  private static String example(String name) throws Exception {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int at = lines.indexOf("<!-- example: " + name + " -->");
    assertThat(at).as("example %s in %s", name, DOCUMENT).isNotNegative();
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
