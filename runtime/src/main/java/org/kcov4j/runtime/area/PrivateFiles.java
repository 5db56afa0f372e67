package org.kcov4j.runtime.area;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that only their owner may read, and how they are mapped. */
public final class PrivateFiles {
  private static final byte[] ZEROS = new byte[1 << 16];

  private PrivateFiles() {}

  /** Makes a directory, mode 0700; it must not exist yet. */
  public static void createDirectory(File directory) throws IOException {
    Files.createDirectory(directory.toPath(), onlyOwner(directory.toPath(), "rwx------"));
  }

  /** Makes an empty file, mode 0600; it must not exist yet. */
  public static void createFile(File file) throws IOException {
    Files.createFile(file.toPath(), onlyOwner(file.toPath(), "rw-------"));
  }

  /**
   * Grows a file to a length by writing zeros, so that its blocks exist before it is mapped: a
   * sparse file on a full disk would raise SIGBUS at the first store.
   */
  static void allocate(RandomAccessFile file, long length) throws IOException {
    long at = file.length();
    file.seek(at);
    while (at < length) {
      int n = (int) Math.min(ZEROS.length, length - at);
      file.write(ZEROS, 0, n);
      at += n;
    }
  }

  /**
   * Maps a file from its first byte, in native byte order. An interrupt of the calling thread
   * neither disturbs the mapping nor is lost.
   */
  static ByteBuffer map(File file, long bytes) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        // A channel is closed by an interrupt at any moment (InterruptibleChannel): then try again.
        try (RandomAccessFile open = new RandomAccessFile(file, "rw")) {
          return open.getChannel().map(MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
