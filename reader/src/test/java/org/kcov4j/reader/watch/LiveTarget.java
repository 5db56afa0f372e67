package org.kcov4j.reader.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.kcov4j.reader.fixture.ClassFixture;
import org.kcov4j.reader.fixture.LogFixture;
import org.kcov4j.reader.fixture.Samples;
import org.kcov4j.reader.fixture.SessionFixture;

/**
 * A program that writes a session as the agent does, a step for each line of its input: {@code
 * run}, {@code grow}, {@code reset}, {@code load}, {@code thread}, {@code cut}. Argument: the
 * directory.
 */
final class LiveTarget {
  private final Path directory;
  private final SessionFixture session;
  private final ClassFixture.Method abs;
  private MappedByteBuffer area;

  private LiveTarget(Path directory) throws IOException {
    this.directory = directory;
    ClassFixture type = new ClassFixture("com/acme/Calc");
    abs = Samples.abs(type);
    session = new SessionFixture(directory).add(type).area("main", SessionFixture.PC, 8);
    session.write();
    map(8);
  }

  public static void main(String[] args) throws IOException {
    LiveTarget target = new LiveTarget(Path.of(args[0]));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("ready");
    for (String step = in.readLine(); step != null; step = in.readLine()) {
      target.step(step);
      System.out.println(step);
    }
  }

  private void step(String step) throws IOException {
    switch (step) {
      case "run" -> put(abs.pc(0), abs.pc(2));
      case "grow" -> map(1024);
      case "reset" -> {
        area.putInt(0, 0);
        put(abs.pc(0));
      }
      case "load" -> load();
      case "thread" -> {
        SessionFixture other = new SessionFixture(directory.resolve("other"));
        int before = other.session.size();
        other.areaRecord(2, "late", SessionFixture.UNIQUE, 8);
        append("session.meta", other.session, before);
        Files.write(directory.resolve(SessionFixture.fileName(2)), new byte[32]);
      }
      case "cut" -> {
        try (RandomAccessFile file = new RandomAccessFile(session.areaFile(1).toFile(), "rw")) {
          file.setLength(0);
        }
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  /** Loads a class and runs it at once. */
  private void load() throws IOException {
    SessionFixture other = new SessionFixture(directory.resolve("other"));
    int before = other.blocks.size();
    ClassFixture late = new ClassFixture("com/acme/Late$Inner");
    ClassFixture.Method method = late.method("go", "()V").block(0, ClassFixture.RETURNS, 1, 1);
    other.add(late);
    append("blocks.meta", other.blocks, before);
    put(method.pc(0));
  }

  private void append(String file, LogFixture log, int from) throws IOException {
    byte[] all = log.bytes();
    Files.write(
        directory.resolve(file),
        Arrays.copyOfRange(all, from, all.length),
        StandardOpenOption.APPEND);
  }

  private void map(int words) throws IOException {
    try (FileChannel channel =
        FileChannel.open(session.areaFile(1), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      area = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4L * words);
      area.order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private void put(int... pcs) {
    for (int pc : pcs) {
      int position = area.getInt(0) + 1;
      area.putInt(4 * position, pc);
      area.putInt(0, position);
    }
  }
}
