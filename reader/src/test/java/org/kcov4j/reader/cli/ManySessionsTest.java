package org.kcov4j.reader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.SessionFixture;

/**
 * Memory grows with the number of different classes, not with that of sessions that loaded them.
 */
class ManySessionsTest {
  private static final int SESSIONS = 60;
  private static final int CLASSES = 2_000;
  private static final int BLOCKS = 20;

  @TempDir Path directory;

  private int pc;

  private Path sessions() throws IOException {
    SessionFixture fixture = new SessionFixture(directory.resolve("out/0"));
    for (int i = 0; i < CLASSES; i++) {
      ClassFixture type = new ClassFixture("com/acme/pack/Class" + i);
      ClassFixture.Method method = type.method("method", "(Ljava/lang/String;)V");
      for (int b = 0; b < BLOCKS; b++) {
        method.block(5 * b, 0, 3, 10 + b);
      }
      fixture.add(type);
      pc = method.pc(0);
    }
    Path first = fixture.area("main", SessionFixture.PC, 9, pc).end().write();
    for (int i = 1; i < SESSIONS; i++) {
      Path copy = Files.createDirectory(directory.resolve("out/" + i));
      try (Stream<Path> files = Files.list(first)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return directory.resolve("out");
  }

  private String run(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx40m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KcovCli.class.getName());
    command.addAll(List.of(args));
    Path input = Files.writeString(directory.resolve("pcs"), Integer.toHexString(pc));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(output);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @Test
  void shouldReadManySessionsInLittleMemory() throws Exception {
    String out = sessions().toString();

    assertThat(run("symbolize", out)).contains("com.acme.pack.Class1999.method(String)");
    assertThat(run("merge", "-o", directory.resolve("all.kcovd").toString(), out))
        .contains("60 sessions, 2,000 classes");
    assertThat(run("report", "-o", directory.resolve("r").toString(), "--format=csv", out))
        .contains("classes                 1 of        2,000");
  }

  @Test
  void shouldWatchManyEndedSessionsInLittleMemory() throws Exception {
    assumeTrue(ProcessHandle.of(4711).isEmpty(), "a process has the id of the sessions' JVM");

    assertThat(run("watch", "--count=2", "--interval=0.05", sessions().toString()).lines())
        .filteredOn(line -> line.endsWith("Class1999.method"))
        .hasSize(2 * SESSIONS);
  }
}
