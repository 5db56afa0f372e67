package org.kcov4j.it.bench.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** XZ for Java compresses 24 KB of text and expands it again. */
public final class XzRoundTrip implements Workload {
  private static final int SIZE = 24 << 10;
  private static final int DICTIONARY = 1 << 16;

  private final byte[] text = new byte[SIZE];
  private final byte[] expanded = new byte[SIZE];

  public XzRoundTrip() {
    int seed = 1;
    for (int i = 0; i < SIZE; i++) {
      seed = seed * 1_103_515_245 + 12_345;
      boolean repeat = i > 300 && (seed >>> 24) % 8 != 0;
      text[i] = repeat ? text[i - 255 - i / 4096] : (byte) ('a' + (seed >>> 16) % 20);
    }
  }

  @Override
  public long operation() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(SIZE);
    LZMA2Options options = new LZMA2Options(3);
    options.setDictSize(DICTIONARY);
    try (XZOutputStream out = new XZOutputStream(compressed, options)) {
      out.write(text);
    }
    try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
      int read = in.readNBytes(expanded, 0, SIZE);
      if (read != SIZE || !Arrays.equals(text, expanded)) {
        throw new IllegalStateException("not what was compressed");
      }
    }
    return Arrays.hashCode(compressed.toByteArray());
  }
}
