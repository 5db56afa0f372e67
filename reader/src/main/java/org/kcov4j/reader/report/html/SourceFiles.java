package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kcov4j.reader.report.source.SourceRoots;

/** Source files as text. */
record SourceFiles(SourceRoots roots) {
  private static final long MAX_BYTES = 16 << 20;

  /**
   * The lines of a file, without a byte order mark; empty where it is in none of the directories,
   * or larger than 16 MiB.
   *
   * @param packageName with slashes
   * @param fileName as the class file says
   */
  Optional<List<String>> lines(String packageName, String fileName) throws IOException {
    Optional<Path> file = roots.find(packageName, fileName);
    if (file.isEmpty() || Files.size(file.get()) > MAX_BYTES) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file.get()), roots.charset());
    return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList());
  }
}
