package org.kcov4j.runtime.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.ForkedJvm;

class AreaTest {
  @TempDir Path directory;

  @Test
  void statement4_freshAreasShouldBeAllZero() throws IOException {
    for (Area area : new Area[] {Area.anonymous(5_000), Area.inFile(file("a"), 5_000)}) {
      assertThat(area.words()).isEqualTo(5_000);
      ByteBuffer buffer = area.buffer();
      assertThat(buffer.capacity()).isEqualTo(20_000);
      assertThat(buffer.order()).isEqualTo(ByteOrder.nativeOrder());
      while (buffer.hasRemaining()) {
        assertThat(buffer.get()).isZero();
      }
    }
  }

  @Test
  void statement5_shouldBeTheSameMemoryAtEveryCall() throws IOException {
    Area area = Area.inFile(file("a"), 16);
    area.buffer().putInt(4, 0xCAFE);
    assertThat(area.buffer().getInt(4)).isEqualTo(0xCAFE);
    assertThat(area.address()).isEqualTo(Memory.address(area.buffer())).isNotZero();
  }

  @Test
  void theFileShouldBeTheArea() throws IOException {
    Area area = Area.inFile(file("a"), 16);
    area.buffer().putInt(0, 1).putInt(4, 0x01020304);
    ByteBuffer read =
        ByteBuffer.wrap(Files.readAllBytes(file("a").toPath())).order(ByteOrder.nativeOrder());
    assertThat(read.capacity()).isEqualTo(64);
    assertThat(read.getInt(0)).isEqualTo(1);
    assertThat(read.getInt(4)).isEqualTo(0x01020304);
  }

  @Test
  void filesShouldBeTheOwnersOnly() throws IOException {
    Area.inFile(file("a"), 16);
    PrivateFiles.createDirectory(file("d"));
    assertThat(permissions("a")).isEqualTo("rw-------");
    assertThat(permissions("d")).isEqualTo("rwx------");
  }

  @Test
  void blocksShouldReallyBeAllocated() throws IOException, InterruptedException {
    Area area = Area.inFile(file("a"), 1 << 18);
    assertThat(allocatedBytes("a")).isGreaterThanOrEqualTo(1 << 20);
    area.grow(1 << 19);
    assertThat(allocatedBytes("a")).isGreaterThanOrEqualTo(1 << 21);
  }

  @Test
  void shouldNotTakeAFileThatIsThere() throws IOException {
    Files.writeString(file("a").toPath(), "theirs");
    assertThatThrownBy(() -> Area.inFile(file("a"), 16))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file("a")).hasContent("theirs");
    Files.createSymbolicLink(file("link").toPath(), file("a").toPath());
    assertThatThrownBy(() -> Area.inFile(file("link"), 16))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Area.inFile(file("none/a"), 16)).isInstanceOf(IOException.class);
  }

  @Test
  void growthShouldKeepWhatTheAreaHolds() throws IOException {
    Area area = Area.inFile(file("a"), 1_000);
    for (int i = 0; i < 1_000; i++) {
      area.buffer().putInt(4 * i, i + 1);
    }
    final ByteBuffer old = area.buffer();
    area.grow(3_000);
    assertThat(area.words()).isEqualTo(3_000);
    for (int i = 0; i < 3_000; i++) {
      assertThat(area.buffer().getInt(4 * i)).isEqualTo(i < 1_000 ? i + 1 : 0);
    }
    area.buffer().putInt(0, 77);
    assertThat(old.getInt(0)).as("an old mapping goes on").isEqualTo(77);
  }

  @Test
  void shouldMapInAnInterruptedThreadAndKeepTheFlag() throws IOException {
    Thread.currentThread().interrupt();
    try {
      Area area = Area.inFile(file("a"), 16);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      area.grow(32);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(area.words()).isEqualTo(32);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shouldMapWhateverMomentAnInterruptComes() throws Exception {
    Thread mapper = Thread.currentThread();
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch started = new CountDownLatch(1);
    Thread interrupter =
        new Thread(
            () -> {
              started.countDown();
              while (!stop.get()) {
                mapper.interrupt();
                Thread.onSpinWait();
              }
            });
    interrupter.start();
    int flags = 0;
    try {
      while (true) {
        try {
          started.await();
          break;
        } catch (InterruptedException e) {
          flags++;
        }
      }
      for (int i = 0; i < 300; i++) {
        Area area = Area.inFile(file("a" + i), 64);
        area.buffer().putInt(0, i);
        area.grow(128);
        assertThat(area.buffer().getInt(0)).isEqualTo(i);
        flags += Thread.interrupted() ? 1 : 0;
      }
    } finally {
      stop.set(true);
      boolean joined = false;
      while (!joined) {
        try {
          interrupter.join();
          joined = true;
        } catch (InterruptedException e) {
          flags++;
        }
      }
      Thread.interrupted();
    }
    assertThat(flags).as("interrupts came through").isPositive();
  }

  @Test
  void fullDiskShouldBeRefusedAndLeaveNothing() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().fileSizeLimit(1 << 16).run(FullDisk.class, directory.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly("made", "refused", "kept 65536 7", "deleted true");
    assertThat(result.exit()).isZero();
  }

  /** Runs where no file may be larger than 64 KiB. */
  static final class FullDisk {
    public static void main(String[] args) throws IOException {
      File small = new File(args[0], "small");
      Area area = Area.inFile(small, (1 << 16) / 4);
      area.buffer().putInt(0, 7);
      System.out.println("made");
      try {
        area.grow(1 << 15);
        System.out.println("grown?");
      } catch (IOException e) {
        System.out.println("refused");
      }
      System.out.println("kept " + small.length() + " " + area.buffer().getInt(0));
      File large = new File(args[0], "large");
      try {
        Area.inFile(large, 1 << 15);
        System.out.println("made?");
      } catch (IOException e) {
        System.out.println("deleted " + !large.exists());
      }
    }
  }

  @Test
  void allocateShouldWriteZerosBehindWhatIsThere() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file("a"), "rw")) {
      open.write(new byte[] {1, 2, 3});
      PrivateFiles.allocate(open, 200_000);
      assertThat(open.length()).isEqualTo(200_000);
      PrivateFiles.allocate(open, 10);
      assertThat(open.length()).as("never shortens").isEqualTo(200_000);
    }
    byte[] bytes = Files.readAllBytes(file("a").toPath());
    assertThat(bytes).startsWith(1, 2, 3);
    for (int i = 3; i < bytes.length; i++) {
      assertThat(bytes[i]).isZero();
    }
  }

  private File file(String name) {
    return directory.resolve(name).toFile();
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  private long allocatedBytes(String name) throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "-k", file(name).getPath()).start();
    String out = new String(du.getInputStream().readAllBytes());
    assertThat(du.waitFor()).isZero();
    return 1024 * Long.parseLong(out.split("\\s")[0]);
  }
}
