package org.kcov4j.reader.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.LogFixture;

class RecordLogReaderTest {
  private static final int KIND = 2;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("some.meta");
  }

  private int records(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (RecordLogReader log = RecordLogReader.open(file, KIND, "block table")) {
      int records = 0;
      while (log.next()) {
        records++;
        assertThat(log.type()).isEqualTo(records);
        assertThat(log.payload().u4()).isEqualTo(-records);
      }
      return records;
    }
  }

  private static LogFixture threeRecords() {
    return new LogFixture(KIND, 5)
        .record(1, out -> out.writeInt(-1))
        .record(2, out -> out.writeInt(-2))
        .record(3, out -> out.writeInt(-3));
  }

  @Test
  void shouldReadUpToTheLastWholeRecordWhereverTheEndIsTorn() throws IOException {
    byte[] whole = threeRecords().bytes();
    for (int length = 16; length <= whole.length; length++) {
      assertThat(records(Arrays.copyOf(whole, length)))
          .as("cut to %d bytes", length)
          .isEqualTo((length - 16) / 16);
    }
  }

  @Test
  void shouldSayHowMuchOfTheHeaderIsThere() {
    byte[] whole = threeRecords().bytes();
    for (int length = 0; length < 16; length++) {
      int n = length;
      assertThatThrownBy(() -> records(Arrays.copyOf(whole, n)))
          .isInstanceOf(SessionFormatException.class)
          .hasMessage(
              file + ": at byte 0 expected the 16 bytes of a log's header, found %d bytes", n);
    }
  }

  @Test
  void shouldSayWhichOffsetWhenMagicIsWrong() {
    byte[] bytes = new LogFixture(0xCAFEBABE, 1, KIND, 5).bytes();

    assertThatThrownBy(() -> records(bytes))
        .hasMessage(file + ": at byte 0 expected magic 0x4b434f56 (block table), found 0xcafebabe");
  }

  @Test
  void shouldRefuseVersionsItDoesNotKnow() {
    for (int version : new int[] {0, 2, 0xFFFF}) {
      byte[] bytes = new LogFixture(0x4B434F56, version, KIND, 5).bytes();

      assertThatThrownBy(() -> records(bytes))
          .hasMessage(file + ": at byte 4 expected version 1, found version " + version);
    }
  }

  @Test
  void shouldRefuseALogOfAnotherKind() {
    assertThatThrownBy(() -> records(new LogFixture(1, 5).bytes()))
        .hasMessage(file + ": at byte 6 expected kind 2 (block table), found kind 1");
  }

  @Test
  void shouldSayWhereTheCrcDoesNotFit() {
    byte[] bytes = threeRecords().bytes();
    bytes[16 + 16 + 12] ^= 1;

    assertThatThrownBy(() -> records(bytes))
        .isInstanceOf(SessionFormatException.class)
        .hasMessageStartingWith(file + ": at byte 40 expected CRC 0x");
  }

  @Test
  void shouldNotAllocateWhatALengthClaims() {
    byte[] bytes = threeRecords().bytes();
    ByteBuffer.wrap(bytes).putInt(16, -1);

    assertThatThrownBy(() -> records(bytes))
        .hasMessage(
            file
                + ": at byte 16 expected a payload of at most 67108864 bytes,"
                + " found 4294967295 bytes");
  }

  @Test
  void shouldNameAMissingFile() {
    assertThatThrownBy(() -> RecordLogReader.open(file, KIND, "block table"))
        .hasMessage(file + ": at byte 0 expected the block table, found no such file");
  }
}
