package org.kcov4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads logs as their Javadoc says, sharing no code with the writer: numbers are spelled out. */
final class LogParser {
  record LogRecord(int type, byte[] payload) {
    Reader reader() {
      return new Reader(payload);
    }
  }

  /** Reads a payload. */
  static final class Reader {
    private final DataInputStream in;

    Reader(byte[] payload) {
      in = new DataInputStream(new ByteArrayInputStream(payload));
    }

    long u(int bytes) {
      try {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
          value = value << 8 | in.readUnsignedByte();
        }
        return value;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int count() {
      int value = (int) u(1);
      return value < 255 ? value : (int) u(2);
    }

    String utf() {
      try {
        return in.readUTF();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void end() {
      try {
        assertThat(in.available()).as("bytes left in the payload").isZero();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  final int kind;
  final long sessionId;
  final List<LogRecord> records = new ArrayList<>();

  /** Bytes behind the last whole record. */
  final int torn;

  LogParser(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    assertThat(in.readInt()).isEqualTo(0x4B434F56);
    assertThat(in.readUnsignedShort()).isEqualTo(1);
    kind = in.readUnsignedShort();
    sessionId = in.readLong();
    int rest = in.available();
    while (rest >= 12) {
      in.mark(0);
      int length = in.readInt();
      int type = in.readInt();
      int crc = in.readInt();
      if (length < 0 || length > in.available()) {
        break;
      }
      byte[] payload = in.readNBytes(length);
      if (crc(payload) != crc) {
        break;
      }
      records.add(new LogRecord(type, payload));
      rest = in.available();
    }
    torn = rest;
  }

  /** ISO 3309, bit by bit. */
  private static int crc(byte[] bytes) {
    int crc = -1;
    for (byte each : bytes) {
      crc ^= each & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
      }
    }
    return ~crc;
  }
}
