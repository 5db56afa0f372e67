package org.kcov4j.runtime.record;

import java.nio.ByteOrder;

/** The first bytes of an operand that is no number, as records show them. */
final class ComparedBytes {
  /** How many bytes of an operand are shown. */
  static final int MAX = 64;

  private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
  private static final char UNPAIRED = '?';

  private final byte[] bytes = new byte[MAX];
  private int length;

  /** How many bytes are shown. */
  int length() {
    return length;
  }

  /** Appends part of a string as UTF-8; a surrogate without its pair is a question mark. */
  void add(String string, int from, int to) {
    for (int i = from; i < to && length < MAX; i++) {
      char c = string.charAt(i);
      if (c < 0x80) {
        add(c);
      } else if (c < 0x800) {
        add(0xC0 | c >> 6);
        add(0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        add(0xE0 | c >> 12);
        add(0x80 | c >> 6 & 0x3F);
        add(0x80 | c & 0x3F);
      } else if (isPair(string, i, to)) {
        int point = Character.toCodePoint(c, string.charAt(++i));
        add(0xF0 | point >> 18);
        add(0x80 | point >> 12 & 0x3F);
        add(0x80 | point >> 6 & 0x3F);
        add(0x80 | point & 0x3F);
      } else {
        add(UNPAIRED);
      }
    }
  }

  /** Appends an array element's bytes as memory has them. */
  void add(long element, int size) {
    for (int i = 0; i < size; i++) {
      int place = BIG_ENDIAN ? size - 1 - i : i;
      add((int) (element >>> Byte.SIZE * place));
    }
  }

  /** The u64 whose bytes in memory are those from an index that is a multiple of 8. */
  long u64(int from) {
    long value = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      value = value << Byte.SIZE | bytes[from + i] & 0xFF;
    }
    // A record has the low word first; in it the order is the machine's.
    return BIG_ENDIAN ? Long.rotateLeft(Long.reverseBytes(value), Integer.SIZE) : value;
  }

  private static boolean isPair(String string, int at, int to) {
    return Character.isHighSurrogate(string.charAt(at))
        && at + 1 < to
        && Character.isLowSurrogate(string.charAt(at + 1));
  }

  private void add(int b) {
    if (length < MAX) {
      bytes[length++] = (byte) b;
    }
  }
}
