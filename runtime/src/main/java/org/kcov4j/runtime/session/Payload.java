package org.kcov4j.runtime.session;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.kcov4j.runtime.layout.BlockTableLayout;

/** The payload of a record being written: the primitives of {@code LogLayout}. */
final class Payload {
  // A modified UTF-8 unit has at most 3 bytes, and the length is a u2.
  private static final int MAX_UTF_CHARS = 0xFFFF / 3;

  private final Bytes bytes = new Bytes();
  private final DataOutputStream out = new DataOutputStream(bytes);

  Payload u1(int value) {
    bytes.put(value);
    return this;
  }

  Payload u2(int value) {
    bytes.putTwo(value);
    return this;
  }

  Payload u4(int value) {
    return u2(value >>> 16).u2(value);
  }

  Payload u8(long value) {
    return u4((int) (value >>> 32)).u4((int) value);
  }

  /** A count that is u1 where it is small. */
  Payload count(int value) {
    return value < BlockTableLayout.LONG_COUNT
        ? u1(value)
        : u1(BlockTableLayout.LONG_COUNT).u2(value);
  }

  /** A string; null is written as the empty one, and what does not fit is cut off. */
  Payload utf(String value) {
    String text = value == null ? "" : value;
    try {
      writeWholeOrCut(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not reachable: memory", e);
    }
    return this;
  }

  private void writeWholeOrCut(String text) throws IOException {
    try {
      out.writeUTF(text); // Checks the length before it writes.
    } catch (UTFDataFormatException tooLong) {
      out.writeUTF(text.substring(0, MAX_UTF_CHARS));
    }
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** Takes bytes without a lock: there are thousands in a class's record. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(1024);
    }

    void put(int value) {
      makeRoom(1);
      buf[count++] = (byte) value;
    }

    void putTwo(int value) {
      makeRoom(2);
      buf[count++] = (byte) (value >>> 8);
      buf[count++] = (byte) value;
    }

    private void makeRoom(int more) {
      if (count + more > buf.length) {
        buf = Arrays.copyOf(buf, 2 * buf.length);
      }
    }
  }
}
