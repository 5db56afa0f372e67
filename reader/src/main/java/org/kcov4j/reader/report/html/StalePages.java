package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes pages that an earlier report left: what was deleted from a program, or renamed, must not
 * look as if it were there. Files are known to be a report's by how they begin; all others stay,
 * and symbolic links are neither followed nor removed.
 */
final class StalePages extends SimpleFileVisitor<Path> {
  /** A page's mark is within this many bytes from its beginning. */
  private static final int BEGINNING = 256;

  /** Each script of a report calls one of its functions. */
  private static final String SCRIPT = "kcov4j.";

  private final Set<Path> current;
  private final Set<Path> emptied = new HashSet<>();

  /**
   * @param current the files of the present report
   */
  StalePages(Set<Path> current) {
    this.current = current;
  }

  /** Removes them from a directory, which need not exist, and directories that have no more. */
  void removeBelow(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(directory, this);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile() && !current.contains(file) && isOurs(file)) {
      Files.delete(file);
      emptied.add(file.getParent());
    }
    return FileVisitResult.CONTINUE;
  }

  /** What may not be read is not ours. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure)
      throws IOException {
    super.postVisitDirectory(directory, failure);
    if (emptied.contains(directory) && isEmpty(directory)) {
      Files.delete(directory);
      emptied.add(directory.getParent());
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return false;
    }
    String name = file.getFileName().toString();
    if (name.endsWith(".html")) {
      return beginning(file).contains(Page.MARK);
    }
    return name.endsWith(".js") && beginning(file).startsWith(SCRIPT);
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    }
  }
}
