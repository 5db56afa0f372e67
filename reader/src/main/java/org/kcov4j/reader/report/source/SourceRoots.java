package org.kcov4j.reader.report.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds source files in the first of some directories that has them.
 *
 * @param directories to look in
 * @param charset of the files
 */
public record SourceRoots(List<Path> directories, Charset charset) {
  /** Of files in UTF-8. */
  public SourceRoots(List<Path> directories) {
    this(directories, StandardCharsets.UTF_8);
  }

  /**
   * A source file.
   *
   * @param packageName with slashes; empty for the unnamed one
   * @param fileName as a class file says
   */
  public Optional<Path> find(String packageName, String fileName) {
    // The name comes from a class file: it must not lead out of the directories.
    if (fileName.contains("/") || fileName.contains("\\") || packageName.contains("\\")) {
      return Optional.empty();
    }
    for (Path directory : directories) {
      Path file = existing(directory, nameOf(packageName, fileName));
      if (file == null && fileName.endsWith(".kt")) {
        file = existing(directory, fileName); // Kotlin may leave out the packages' common part
      }
      if (file != null) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The file's name below its source directory: {@code a/b/C.java}. */
  public static String nameOf(String packageName, String fileName) {
    return packageName.isEmpty() ? fileName : packageName + '/' + fileName;
  }

  private static Path existing(Path directory, String name) {
    try {
      Path file = directory.resolve(name.startsWith("/") ? name.substring(1) : name);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
