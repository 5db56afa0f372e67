package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.CompiledClasses;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/** Damaged files give a result or one line, and never a stack trace. */
class DamageTest {
  /** As many as {@code -Dkcov4j.rounds=} says. */
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
    ClassFixture compared = new ClassFixture("com/acme/Compared");
    int pc = Samples.abs(compared).pc(0);
    fixture
        .add(compared)
        .areaCounting("cmp", SessionFixture.CMP, 18, 1, 0, 5, 0, 1, 0, 2, 0, pc, 0);
    fixture.write();
    Path dump = directory.resolve("d.kcovd");
    assertThat(CliRunner.run("merge", "-o", dump, session).exit()).isZero();
    int failed = 0;
    Path[] files = {
      session.resolve("session.meta"),
      session.resolve("blocks.meta"),
      fixture.areaFile(1),
      fixture.areaFile(3),
      dump
    };
    for (int round = 0; round < ROUNDS; round++) {
      Path file = files[random.nextInt(files.length)];
      byte[] whole = Files.readAllBytes(file);
      if (random.nextInt(20) == 0) {
        replace(file, random);
      } else {
        byte[] damaged = damage(whole.clone(), random);
        if (random.nextBoolean()) { // so that the damage gets past the first check
          damaged = file == dump ? withRightSections(damaged) : withRightCrcs(damaged);
        }
        Files.write(file, damaged);
      }
      String[] command = command(random, session);
      Object[] words = Arrays.copyOf(command, command.length + 1, Object[].class);
      words[command.length] = file == dump ? dump : session;
      String what = "seed %d, round %d: %s".formatted(seed, round, Arrays.toString(words));

      CliRunner result = runWithInput("1d6e9afd 0x1", words);

      assertThat(result.exit()).as("%s %s", what, result.err()).isIn(0, 3);
      if (result.exit() == 3) {
        failed++;
        assertThat(result.err().lines().filter(l -> !l.startsWith("warning: ")))
            .as(what)
            .singleElement()
            .asString()
            .matches(".+: at byte \\d+ expected .+, found .+");
      }
      assertThat(result.err()).as(what).doesNotContain("Exception", "\tat ", "internal error");
      Files.deleteIfExists(file);
      Files.write(file, whole);
    }
    assertThat(failed).as("seed %d: inputs that were refused", seed).isGreaterThan(ROUNDS / 3);
  }

  private static CliRunner runWithInput(String input, Object... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
    try {
      return CliRunner.run(words);
    } finally {
      System.setIn(before);
    }
  }

  private String[] command(Random random, Path session) {
    return switch (random.nextInt(14)) {
      case 0 -> new String[] {"info"};
      case 1 -> new String[] {"info", "--json"};
      case 2 -> new String[] {"trace", "--format=json"};
      case 3 -> new String[] {"trace"};
      case 4 -> new String[] {"trace", "--format=tsv"};
      case 5 -> new String[] {"merge", "-o", directory.resolve("m.kcovd").toString()};
      case 6 -> new String[] {"merge", "--reduce", "-o", directory.resolve("m.kcovd").toString()};
      case 7 -> new String[] {"check", "--rule=LINE >= 0"};
      case 8 -> new String[] {"diff", session.toString()};
      case 9 -> new String[] {"diff", "--json", session.toString()};
      case 10 -> new String[] {"symbolize"};
      case 11 -> new String[] {"watch", "--once", "--json"};
      case 12 -> new String[] {"report", "-o", directory.resolve("h").toString()};
      default ->
          new String[] {
            "report",
            "--format=xml,csv,lcov,cobertura,json",
            "-o",
            directory.resolve("r").toString()
          };
    };
  }

  /** Nothing where the file was, or something else. */
  private static void replace(Path file, Random random) throws IOException {
    Files.delete(file);
    switch (random.nextInt(3)) {
      case 0 -> Files.createDirectory(file);
      case 1 -> Files.createSymbolicLink(file, file.getFileName());
      default -> {}
    }
  }

  @Test
  void shouldSayInOneLineWhichClassFileIsDamaged() throws Exception {
    long seed = Long.getLong("kcov4j.seed", System.nanoTime());
    Random random = new Random(seed);
    Path session = Samples.calc(directory.resolve("s")).write();
    Path classes =
        CompiledClasses.compile(
            directory.resolve("classes"),
            Map.of(
                "A",
                """
                enum A { B, C;
                  static int m(String s) throws Exception {
                    try (java.io.Reader in = new java.io.StringReader(s)) {
                      switch (s) { case "x": return 1; default: return in.read(); }
                    } finally { synchronized (s) { s.notify(); } }
                  }
                }
                """));
    Path file = classes.resolve("A.class");
    byte[] whole = Files.readAllBytes(file);
    for (int round = 0; round < ROUNDS / 2; round++) {
      Files.write(file, damage(whole.clone(), random));
      CliRunner result =
          CliRunner.run(
              "report",
              "--format=csv,lcov",
              "--classes=" + classes,
              "-o",
              directory.resolve("r"),
              session);
      assertThat(result.exit()).as("seed %d, round %d: %s", seed, round, result.err()).isIn(0, 3);
      if (result.exit() == 3) {
        assertThat(result.err()).as("seed %d, round %d", seed, round).hasLineCount(1);
        assertThat(result.err()).startsWith(file + ": at byte 0 expected ");
      }
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

  private static byte[] withRightSections(byte[] bytes) {
    ByteBuffer dump = ByteBuffer.wrap(bytes);
    int at = 8;
    while (at + 16 <= bytes.length) {
      long length = dump.getLong(at);
      if (length < 0 || length > bytes.length - at - 16) {
        break;
      }
      int type = dump.getInt(at + 8);
      if (type != 3 && type != 4) {
        CRC32 crc = new CRC32();
        crc.update(bytes, at + 16, (int) length);
        dump.putInt(at + 12, (int) crc.getValue());
      }
      at += 16 + (int) length;
    }
    return bytes;
  }
}
