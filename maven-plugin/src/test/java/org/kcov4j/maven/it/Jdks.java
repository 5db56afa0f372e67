package org.kcov4j.maven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JDKs that a build names. */
public final class Jdks {
  private Jdks() {}

  /**
   * A JDK of some version, or null.
   *
   * @param jdks JDKs, or directories of JDKs, separated by colons; may be null
   */
  public static Path find(String jdks, int feature) throws IOException {
    if (jdks == null) {
      return null;
    }
    List<Path> homes = new ArrayList<>();
    for (String name : jdks.split(":")) {
      homes.add(Path.of(name));
      if (Files.isDirectory(Path.of(name))) {
        try (Stream<Path> children = Files.list(Path.of(name))) {
          children.forEach(homes::add);
        }
      }
    }
    String version = feature <= 8 ? "1." + feature : String.valueOf(feature);
    for (Path home : homes) {
      Path release = home.resolve("release");
      if (Files.exists(home.resolve("bin/java"))
          && Files.exists(release)
          && Files.readString(release).contains("JAVA_VERSION=\"" + version)) {
        return home.toRealPath();
      }
    }
    return null;
  }
}
