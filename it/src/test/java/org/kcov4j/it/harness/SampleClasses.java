package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of the sample targets, and their programs. */
public final class SampleClasses {

  /** Matches all of them. */
  public static final String PATTERN = "org.kcov4j.samples.*";

  private static final String FLOW = "org.kcov4j.samples.flow";

  /** All of them. */
  static final CompiledClasses ALL = new CompiledClasses(Artifacts.samples());

  private SampleClasses() {}

  /** The names of the main classes of {@code org.kcov4j.samples.flow}, sorted. */
  public static List<String> flowTargets() {
    try (Stream<Path> files = Files.list(Artifacts.samples().resolve(FLOW.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.matches(".*\\$.*|package-info.*"))
          .map(name -> FLOW + "." + name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program of them, on a JDK. */
  public static DebuggedProgram program(Jdk jdk, String mainClass) {
    return new DebuggedProgram(jdk, List.of(), ALL, List.of(), mainClass, PATTERN);
  }
}
