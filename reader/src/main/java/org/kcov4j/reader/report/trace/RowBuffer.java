package org.kcov4j.reader.report.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A buffered output of bytes that formats numbers without making objects. */
final class RowBuffer {
  private static final int CAPACITY = 1 << 16;

  /** Room that {@link #number} and {@link #hex} need. */
  private static final int NUMBER_BYTES = 20;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;

  RowBuffer(OutputStream out) {
    this.out = out;
  }

  RowBuffer bytes(byte[] bytes) throws IOException {
    if (bytes.length > CAPACITY - size) {
      flushBuffer();
      if (bytes.length > CAPACITY) {
        out.write(bytes);
        return this;
      }
    }
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  RowBuffer text(String text) throws IOException {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 0, in decimal, with blanks before it up to a width of at most 20. */
  RowBuffer number(int value, int width) throws IOException {
    room();
    int digits = 1;
    for (int rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    for (int i = digits; i < width; i++) {
      buffer[size++] = ' ';
    }
    size += digits;
    int at = size;
    int rest = value;
    do {
      buffer[--at] = DIGITS[rest % 10];
      rest /= 10;
    } while (rest > 0);
    return this;
  }

  /** A PC: {@code 0x%08x}. */
  RowBuffer hex(int value) throws IOException {
    room();
    buffer[size++] = '0';
    buffer[size++] = 'x';
    for (int shift = 28; shift >= 0; shift -= 4) {
      buffer[size++] = DIGITS[value >>> shift & 0xF];
    }
    return this;
  }

  /** A number in hexadecimal, with so many digits, at most 16. */
  RowBuffer hex(long value, int digits) throws IOException {
    room();
    buffer[size++] = '0';
    buffer[size++] = 'x';
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      buffer[size++] = DIGITS[(int) (value >>> shift) & 0xF];
    }
    return this;
  }

  private void room() throws IOException {
    if (CAPACITY - size < NUMBER_BYTES) {
      flushBuffer();
    }
  }

  private void flushBuffer() throws IOException {
    int n = size;
    size = 0;
    out.write(buffer, 0, n);
  }

  void flush() throws IOException {
    flushBuffer();
    out.flush();
  }
}
