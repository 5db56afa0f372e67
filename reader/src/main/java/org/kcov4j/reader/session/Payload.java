package org.kcov4j.reader.session;

import java.nio.file.Path;
import java.util.Arrays;

/** A cursor over a record's payload that never leaves it. */
public final class Payload {
  private final Path file;
  private final long fileOffset;
  private final byte[] bytes;
  private final int end;
  private int at;

  Payload(Path file, long fileOffset, byte[] bytes, int length) {
    this.file = file;
    this.fileOffset = fileOffset;
    this.bytes = bytes;
    this.end = length;
  }

  int remaining() {
    return end - at;
  }

  /** A copy of what was not read yet, which stays unread. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }

  int u1() throws SessionFormatException {
    need(1, "a u1");
    return bytes[at++] & 0xFF;
  }

  int u2() throws SessionFormatException {
    need(2, "a u2");
    int value = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    at += 2;
    return value;
  }

  int u4() throws SessionFormatException {
    need(4, "a u4");
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  long u8() throws SessionFormatException {
    need(8, "a u8");
    long high = Integer.toUnsignedLong(u4());
    return high << 32 | Integer.toUnsignedLong(u4());
  }

  /** A u1 that the layout limits to the values from 0 to {@code max}. */
  int u1UpTo(int max, String what) throws SessionFormatException {
    int value = u1();
    if (value > max) {
      throw fault(1, what + " from 0 to " + max, Integer.toString(value));
    }
    return value;
  }

  /** A string in modified UTF-8 (JVMS 4.4.7), with its u2 length in bytes. */
  String utf() throws SessionFormatException {
    int length = u2();
    need(length, "a string of " + length + " bytes");
    int stop = at + length;
    StringBuilder text = new StringBuilder(length);
    while (at < stop) {
      int b = bytes[at++];
      if (b > 0) {
        text.append((char) b);
      } else if ((b & 0xE0) == 0xC0 && at < stop) {
        text.append((char) ((b & 0x1F) << 6 | continuation()));
      } else if ((b & 0xF0) == 0xE0 && at + 1 < stop) {
        text.append((char) ((b & 0x0F) << 12 | continuation() << 6 | continuation()));
      } else {
        throw fault(1, "modified UTF-8", String.format("byte 0x%02x", b & 0xFF));
      }
    }
    return text.toString();
  }

  private int continuation() throws SessionFormatException {
    int b = bytes[at++];
    if ((b & 0xC0) != 0x80) {
      throw fault(1, "modified UTF-8", String.format("byte 0x%02x", b & 0xFF));
    }
    return b & 0x3F;
  }

  /** Says that the record ends here. */
  void end() throws SessionFormatException {
    if (at != end) {
      throw fault(0, "the end of the record", remaining() + " more bytes");
    }
  }

  /** A fault in what was read last. */
  SessionFormatException fault(int bytesBack, String expected, String found) {
    return new SessionFormatException(file, fileOffset + at - bytesBack, expected, found);
  }

  private void need(int count, String what) throws SessionFormatException {
    if (count > remaining()) {
      throw fault(0, what, "a record that ends after " + remaining() + " bytes");
    }
  }
}
