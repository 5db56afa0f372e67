package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** Damaged files give a result or one line, and never a stack trace. */
class DamageTest {
  private static final int ROUNDS = Integer.getInteger("kcov4j.rounds", 1000);

  @TempDir Path directory;

  @Test
  void shouldSayInOneLineWhatIsDamaged() throws Exception {
    long seed = Long.getLong("kcov4j.seed", System.nanoTime());
    Random random = new Random(seed);
    Path session = directory.resolve("s");
    SessionFixture fixture = Samples.calc(session);
    ClassFixture split = new ClassFixture("com/acme/Split");
    Samples.absWithEdges(split);
    fixture.add(split);
    fixture.write();
    Path[] files = {
      session.resolve("session.meta"), session.resolve("blocks.meta"), fixture.areaFile(1)
    };
    for (int round = 0; round < ROUNDS; round++) {
      Path file = files[random.nextInt(files.length)];
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = damage(whole.clone(), random);
      if (file != files[2] && random.nextBoolean()) {
        damaged = withRightCrcs(damaged); // so that the damage gets past the first check
      }
      Files.write(file, damaged);
      String[] command =
          switch (random.nextInt(5)) {
            case 0 -> new String[] {"info"};
            case 1 -> new String[] {"info", "--json"};
            case 2 -> new String[] {"trace", "--format=json"};
            case 3 -> new String[] {"trace"};
            default ->
                new String[] {
                  "report", "--format=xml,csv", "-o", directory.resolve("r").toString()
                };
          };
      Object[] words = Arrays.copyOf(command, command.length + 1, Object[].class);
      words[command.length] = session;

      CliRunner result = CliRunner.run(words);

      assertThat(result.exit())
          .as("seed %d, round %d: %s %s", seed, round, Arrays.toString(words), result.err())
          .isIn(0, 3);
      if (result.exit() == 3) {
        assertThat(result.err().lines().filter(l -> !l.startsWith("warning: ")))
            .as("seed %d, round %d", seed, round)
            .hasSize(1);
      }
      assertThat(result.err()).doesNotContain("Exception", "\tat ", "internal error");
      Files.write(file, whole);
    }
  }

  private static byte[] damage(byte[] bytes, Random random) {
    switch (random.nextInt(4)) {
      case 0:
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1:
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      case 2:
        int at = random.nextInt(bytes.length - 4);
        int[] values = {-1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt()};
        ByteBuffer.wrap(bytes).putInt(at, values[random.nextInt(values.length)]);
        return bytes;
      default:
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - from);
        int to = random.nextInt(bytes.length - length);
        System.arraycopy(bytes, from, bytes, to, length);
        return bytes;
    }
  }

  private static byte[] withRightCrcs(byte[] bytes) throws IOException {
    ByteBuffer log = ByteBuffer.wrap(bytes);
    int at = 16;
    while (at + 12 <= bytes.length) {
      int length = log.getInt(at);
      if (length < 0 || length > bytes.length - at - 12) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(bytes, at + 12, length);
      log.putInt(at + 8, (int) crc.getValue());
      at += 12 + length;
    }
    return bytes;
  }
}
