package org.kcov4j.reader.cli;

import java.io.IOException;
import java.io.InputStream;

/** PCs in hexadecimal, with or without {@code 0x}, between blanks and line breaks. */
final class PcInput {
  private static final int MAX_DIGITS = 8;
  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private long read;
  private int pc;

  PcInput(InputStream in) {
    this.in = in;
  }

  /** Goes to the next PC, if there is one. */
  boolean next() throws IOException {
    int c = read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = read();
    }
    if (c == END) {
      return false;
    }
    long start = read - 1;
    int value = 0;
    int digits = 0;
    StringBuilder damaged = null;
    boolean prefixed = false;
    while (c != END && c != ' ' && c != '\n' && c != '\r' && c != '\t') {
      int digit = digit(c);
      if (damaged == null && digit >= 0 && digits < MAX_DIGITS) {
        value = value << 4 | digit;
        digits++;
      } else if (damaged == null
          && (c == 'x' || c == 'X')
          && value == 0
          && digits == 1
          && !prefixed) {
        prefixed = true;
        digits = 0;
      } else {
        damaged = damaged == null ? new StringBuilder() : damaged;
        if (damaged.length() < 20) {
          damaged.append((char) c);
        }
      }
      c = read();
    }
    if (damaged != null || digits == 0) {
      throw new IOException(
          "standard input: at byte "
              + start
              + " expected a PC of at most 8 hexadecimal digits, found "
              + (damaged == null ? "'0x'" : "'" + damaged + "' in it"));
    }
    pc = value;
    return true;
  }

  /** The PC. */
  int pc() {
    return pc;
  }

  /** Whether the next PC can be had without waiting for it. */
  boolean isMoreWaiting() throws IOException {
    return at < limit - 1 || in.available() > 0;
  }

  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private int read() throws IOException {
    if (at == limit) {
      limit = in.read(buffer);
      at = 0;
      if (limit <= 0) {
        limit = 0;
        return END;
      }
    }
    read++;
    return buffer[at++] & 0xFF;
  }
}
