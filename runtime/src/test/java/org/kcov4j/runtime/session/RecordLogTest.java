package org.kcov4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.ForkedJvm;

class RecordLogTest {
  @TempDir Path directory;

  @Test
  void shouldBeReadBackByAnIndependentParser() throws IOException {
    long seed = System.nanoTime();
    System.out.println("RecordLogTest seed " + seed);
    Random random = new Random(seed);
    byte[][] payloads = new byte[200][];
    try (RecordLog log = new RecordLog(file(), 2, 0xFEDCBA9876543210L)) {
      for (int i = 0; i < payloads.length; i++) {
        payloads[i] = new byte[i == 0 ? 0 : random.nextInt(5_000)];
        random.nextBytes(payloads[i]);
        log.append(i * 0x01010101, payloads[i]);
      }
    }
    LogParser parsed = new LogParser(directory.resolve("log"));
    assertThat(parsed.kind).isEqualTo(2);
    assertThat(parsed.sessionId).isEqualTo(0xFEDCBA9876543210L);
    assertThat(parsed.records).hasSize(payloads.length);
    for (int i = 0; i < payloads.length; i++) {
      assertThat(parsed.records.get(i).type()).isEqualTo(i * 0x01010101);
      assertThat(parsed.records.get(i).payload()).as("seed %d", seed).isEqualTo(payloads[i]);
    }
    assertThat(parsed.torn).isZero();
  }

  @Test
  void shouldBeOnDiskAfterEachAppend() throws IOException {
    try (RecordLog log = new RecordLog(file(), 1, 1)) {
      for (int i = 1; i <= 10; i++) {
        log.append(i, new byte[i]);
        assertThat(new LogParser(directory.resolve("log")).records).hasSize(i);
      }
    }
  }

  @Test
  void shouldBeTheOwnersOnlyAndNew() throws IOException {
    new RecordLog(file(), 1, 1).close();
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("log"))))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> new RecordLog(file(), 1, 1))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void shouldWriteInAnInterruptedThread() throws IOException {
    try (RecordLog log = new RecordLog(file(), 1, 1)) {
      Thread.currentThread().interrupt();
      log.append(1, new byte[100]);
      assertThat(Thread.interrupted()).isTrue();
      log.append(2, new byte[100]);
    } finally {
      Thread.interrupted();
    }
    assertThat(new LogParser(directory.resolve("log")).records).hasSize(2);
  }

  @Test
  void shouldWriteWholeRecordsFromManyThreads() throws Exception {
    try (RecordLog log = new RecordLog(file(), 1, 1)) {
      Thread[] threads = new Thread[8];
      for (int t = 0; t < threads.length; t++) {
        int me = t;
        threads[t] =
            new Thread(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    byte[] payload = new byte[1 + me * 37];
                    java.util.Arrays.fill(payload, (byte) me);
                    try {
                      log.append(me, payload);
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }
                });
        threads[t].start();
      }
      for (Thread each : threads) {
        each.join();
      }
    }
    LogParser parsed = new LogParser(directory.resolve("log"));
    assertThat(parsed.torn).isZero();
    assertThat(parsed.records).hasSize(8 * 200);
    assertThat(parsed.records)
        .allSatisfy(
            each ->
                assertThat(each.payload()).hasSize(1 + each.type() * 37).containsOnly(each.type()));
  }

  @Test
  void shouldRefuseARecordThatIsTooLong() throws IOException {
    try (RecordLog log = new RecordLog(file(), 1, 1)) {
      assertThatThrownBy(() -> log.append(1, new byte[(64 << 20) + 1]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("67108864")
          .hasMessageContaining("67108865");
      log.append(2, new byte[1]);
    }
    assertThat(new LogParser(directory.resolve("log")).records).hasSize(1);
  }

  @Test
  void aTornTailShouldLeaveTheRecordsBefore() throws IOException {
    try (RecordLog log = new RecordLog(file(), 1, 1)) {
      log.append(1, new byte[50]);
      log.append(2, new byte[50]);
    }
    byte[] whole = Files.readAllBytes(directory.resolve("log"));
    for (int cut = 16; cut < whole.length; cut++) {
      Path copy = directory.resolve("cut" + cut);
      Files.write(copy, java.util.Arrays.copyOf(whole, cut), StandardOpenOption.CREATE);
      LogParser parsed = new LogParser(copy);
      assertThat(parsed.records).hasSize(cut < 16 + 62 ? 0 : 1);
    }
  }

  @Test
  void aFullDiskShouldLeaveNoTornRecord() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().fileSizeLimit(4096).run(FullDisk.class, file().getPath());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("refused", "short ones still fit");
    LogParser parsed = new LogParser(directory.resolve("log"));
    assertThat(parsed.torn).isZero();
    assertThat(parsed.records).extracting(LogParser.LogRecord::type).containsExactly(1, 3, 3);
  }

  /** Runs where no file may be larger than 4 KiB. */
  static final class FullDisk {
    public static void main(String[] args) throws IOException {
      RecordLog log = new RecordLog(new File(args[0]), 1, 1);
      log.append(1, new byte[3_000]);
      try {
        log.append(2, new byte[3_000]);
      } catch (IOException e) {
        System.out.println("refused");
      }
      log.append(3, new byte[100]);
      log.append(3, new byte[100]);
      System.out.println("short ones still fit");
    }
  }

  private File file() {
    return directory.resolve("log").toFile();
  }
}
