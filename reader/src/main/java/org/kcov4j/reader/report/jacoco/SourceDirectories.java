package org.kcov4j.reader.report.jacoco;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.report.ISourceFileLocator;

/** Finds source files, as UTF-8 text, in the first of some directories that has them. */
final class SourceDirectories implements ISourceFileLocator {
  private static final int TAB_WIDTH = 4;

  private final List<Path> directories;

  SourceDirectories(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  @Override
  public Reader getSourceFile(String packageName, String fileName) throws IOException {
    // The name comes from a class file: it must not lead out of the directories.
    if (fileName.contains("/") || fileName.contains("\\") || packageName.contains("\\")) {
      return null;
    }
    for (Path directory : directories) {
      Path file = find(directory, packageName + '/' + fileName);
      if (file == null && fileName.endsWith(".kt")) {
        file = find(directory, fileName); // Kotlin sources may leave out the packages' common part
      }
      if (file != null) {
        return read(file);
      }
    }
    return null;
  }

  private static Path find(Path directory, String name) {
    try {
      Path file = directory.resolve(name.startsWith("/") ? name.substring(1) : name);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Reader read(Path file) throws IOException {
    return new InputStreamReader(
        new ByteArrayInputStream(Files.readAllBytes(file)), StandardCharsets.UTF_8);
  }

  @Override
  public int getTabWidth() {
    return TAB_WIDTH;
  }
}
