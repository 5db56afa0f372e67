package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;

/**
 * Memory does not grow with the trace: an area of 40 MB is read with a heap of 32 MB, and what is
 * written of it for a page is bounded.
 */
class LongTraceTest {
  private static final int PCS = 10_000_000;
  private static final int CLASSES = 200;
  private static final int BLOCKS = 50;

  @TempDir Path directory;

  private Path session() throws IOException {
    SessionFixture fixture = new SessionFixture(directory.resolve("s"));
    int[] bases = new int[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      ClassFixture type = new ClassFixture("com/acme/pack/Class" + i);
      ClassFixture.Method method = type.method("method", "(Ljava/lang/String;)V");
      for (int b = 0; b < BLOCKS; b++) {
        method.block(5 * b, 0, 3, 10 + b);
      }
      bases[i] = method.pc(0);
      fixture.add(type);
    }
    fixture.areaRecord(1, "main", SessionFixture.PC, PCS + 1);
    Path session = fixture.write();
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(fixture.areaFile(1))) {
      ByteBuffer chunk = ByteBuffer.allocate(4 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
      out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(PCS).array());
      for (int i = 0; i < PCS; i++) {
        chunk.putInt(bases[random.nextInt(CLASSES)] + random.nextInt(BLOCKS));
        if (!chunk.hasRemaining()) {
          out.write(chunk.array());
          chunk.clear();
        }
      }
    }
    return session;
  }

  private static void run(Path stdout, Object... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx32m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KcovCli.class.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(stdout.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Only so that a process that hangs does not hang the build: it takes seconds.
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void shouldTraceAndReportTenMillionPcsInLittleMemory() throws Exception {
    Path session = session();
    Path nowhere = Path.of("/dev/null");

    run(nowhere, "trace", "--format=tsv", session);
    run(nowhere, "trace", session);
    run(nowhere, "report", "--format=xml,html", "-o", directory.resolve("r"), session);

    assertThat(Files.readString(directory.resolve("r/jacoco.xml")))
        .contains("<counter type=\"INSTRUCTION\" missed=\"0\" covered=\"30000\"/>");
    Path script = directory.resolve("r/threads/0001-main.js");
    assertThat(script).content().containsPattern("kcov4j\\.gap\\(\\d+,99\\d{5}\\);");
    assertThat(Files.size(script)).isLessThan(2_000_000);
  }
}
