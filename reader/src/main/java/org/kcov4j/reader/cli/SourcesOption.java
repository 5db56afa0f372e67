package org.kcov4j.reader.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kcov4j.reader.report.source.SourceRoots;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where commands that show source lines find them. */
final class SourcesOption {
  @Option(
      names = "--sources",
      paramLabel = "DIR:DIR",
      description = "Directories to take source files from, for pages with source lines.")
  private String sources;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The directories, which must exist. */
  SourceRoots roots() {
    List<Path> directories = new ArrayList<>();
    if (sources != null) {
      for (String name : sources.split(Pattern.quote(File.pathSeparator))) {
        directories.add(directory(name));
      }
    }
    return new SourceRoots(directories);
  }

  private Path directory(String name) {
    try {
      Path directory = Path.of(name);
      if (Files.isDirectory(directory)) {
        return directory;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new ParameterException(
        spec.commandLine(), "--sources: no such directory: '" + name + "'");
  }
}
