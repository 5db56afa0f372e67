package org.kcov4j.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kcov4j.it.harness.Artifacts;

/**
 * Where the drivers and the libraries they need are. The build copies them with {@code -Pbench}.
 */
final class BenchPaths {
  private static final Path LIB = Path.of(System.getProperty("kcov4j.lib", "target/lib"));

  private BenchPaths() {}

  /** The class directory or jar that holds the drivers. */
  static Path drivers() {
    return existing(
        Path.of(System.getProperty("bench.classes", LIB.resolve("../test-classes").toString())));
  }

  /** What compilers compile: the sample targets that need nothing but the JDK. */
  static Path sources() {
    return existing(Artifacts.sampleSources().resolve("org/kcov4j/samples/flow"));
  }

  /** Where results go. */
  static Path results() {
    return Path.of(
            System.getProperty("bench.results", LIB.resolve("../bench").normalize().toString()))
        .toAbsolutePath();
  }

  /** Where programs and coverage tools write while they are measured. */
  static Path work() {
    String directory = System.getProperty("bench.work", "");
    return directory.isEmpty() ? results() : Path.of(directory).toAbsolutePath();
  }

  /** A library that drivers use, such as {@code h2}. */
  static List<Path> library(String name) {
    return switch (name) {
      case "jackson" -> Artifacts.jackson();
      case "h2", "ecj" -> List.of(Artifacts.corpus(name));
      default -> jars(LIB.resolve("bench"), name);
    };
  }

  /** A coverage tool; several jars if its name is that of a directory. */
  static List<Path> peer(String name) {
    return jars(LIB.resolve("peers"), name);
  }

  private static List<Path> jars(Path parent, String name) {
    Path directory = parent.resolve(name);
    if (!Files.isDirectory(directory)) {
      return List.of(existing(parent.resolve(name + ".jar")));
    }
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.sorted().map(Path::toAbsolutePath).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException("not there, build with -Pbench: " + path);
    }
    return path.toAbsolutePath().normalize();
  }
}
