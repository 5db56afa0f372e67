package org.kcov4j.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What lies behind an area in its page of memory, seen through a larger mapping of its file. */
final class Guards {
  private static final int BYTES = 4096;
  private static final int GUARD = 0x5AFE5AFE;

  private Guards() {}

  static ByteBuffer behind(Path file, int words) throws IOException {
    ByteBuffer larger = AreaFiles.map(file, BYTES);
    for (int i = words; i < BYTES / 4; i++) {
      larger.putInt(4 * i, GUARD);
    }
    return larger;
  }

  static void check(ByteBuffer larger, int words) {
    for (int i = words; i < BYTES / 4; i++) {
      Check.equal(GUARD, larger.getInt(4 * i), "word " + i + " behind the area");
    }
  }
}
