package org.kcov4j.conformance;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;

/**
 * Reads an area through its file while it fills, in a JVM without an agent: two PCs in turn, until
 * it holds so many. Ends with 1 if it sees anything else.
 */
public final class OtherProcess {
  private OtherProcess() {}

  static Process start(Path file, int pcs, int odd, int even) throws Exception {
    Process process =
        new ProcessBuilder(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                file.toString(),
                String.valueOf(pcs),
                String.valueOf(odd),
                String.valueOf(even))
            .redirectOutput(new File("reader.txt"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    while (new File("reader.txt").length() == 0 && process.isAlive()) {
      Thread.sleep(5);
    }
    return process;
  }

  public static void main(String[] args) throws Exception {
    int pcs = Integer.parseInt(args[1]);
    int[] expected = {Integer.parseInt(args[3]), Integer.parseInt(args[2])};
    try (FileChannel channel = FileChannel.open(Paths.get(args[0]), StandardOpenOption.READ)) {
      ByteBuffer area =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.nativeOrder());
      System.out.println("ready");
      long deadline = System.nanoTime() + 60_000_000_000L;
      int checked = 0;
      while (checked < pcs) {
        int count = acquire(area);
        while (checked < count) {
          checked++;
          int found = area.getInt(4 * checked);
          if (found != expected[checked % 2]) {
            fail("word " + checked + " of " + count + " is " + Integer.toHexString(found));
          }
        }
        if (System.nanoTime() > deadline) {
          fail("saw " + checked + " of " + pcs);
        }
      }
    }
  }

  /** Loads of a mapping stay in order on x86; a volatile access between them tells others. */
  private static volatile int fence;

  private static int acquire(ByteBuffer area) {
    int count = area.getInt(0);
    fence = count;
    return fence;
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
