package org.kcov4j.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param home its home directory
 * @param version what its {@code release} file gives as JAVA_VERSION, such as {@code 17.0.15}
 */
public record Jdk(Path home, String version) {

  /** Reads {@code home/release}; empty if there is none, or no java command beside it. */
  public static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(release)) {
      // Some packages of Java 8 have no such file; they have what no later one has.
      return Files.isRegularFile(home.resolve("jre/lib/rt.jar"))
          ? Optional.of(new Jdk(home, "1.8.0"))
          : Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
      String quoted = properties.getProperty("JAVA_VERSION", "\"0\"");
      return Optional.of(new Jdk(home.toRealPath(), quoted.replace("\"", "")));
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable: " + release, e);
    }
  }

  /** 8, 11, 17 and so on: JDK 8 calls itself 1.8. */
  public int feature() {
    String[] parts = version.split("[^0-9]");
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }

  /** The java command. */
  public Path java() {
    return home.resolve("bin/java");
  }

  /** Copies the class files of {@code java.base} below a package; the directory of packages. */
  public Path classesBelow(String packageName, Path directory) throws IOException {
    Path jar = home.resolve("jre/lib/rt.jar");
    boolean modular = !Files.exists(jar);
    try (FileSystem image =
            modular
                ? FileSystems.newFileSystem(
                    URI.create("jrt:/"), Map.of("java.home", home.toString()))
                : FileSystems.newFileSystem(jar);
        Stream<Path> files =
            Files.walk(image.getPath(modular ? "/modules/java.base" : "/", packageName))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = file.toString();
        Path copy = directory.resolve(path.substring(path.indexOf(packageName)));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return directory;
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
