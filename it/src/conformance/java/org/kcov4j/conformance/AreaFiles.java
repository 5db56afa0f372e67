package org.kcov4j.conformance;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The area files of this JVM's session, which is below {@code out} in the working directory. */
final class AreaFiles {
  private AreaFiles() {}

  static Set<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(Paths.get("out"), 2)) {
      return files
          .filter(file -> file.toString().endsWith(".kcov"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The one that was not there before. */
  static Path newSince(Set<Path> before) throws IOException {
    Set<Path> now = all();
    now.removeAll(before);
    Check.equal(1, now.size(), "new area files");
    return now.iterator().next();
  }

  /** Maps so many bytes of it, more than it has if need be. */
  static MappedByteBuffer map(Path file, long bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
      buffer.order(ByteOrder.nativeOrder());
      return buffer;
    }
  }
}
