package org.kcov4j.maven.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** JDKs that a build names. */
public final class Jdks {
  private static final Pattern VERSION =
      Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d+)");

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
    for (Path home : homes) {
      if (Files.exists(home.resolve("bin/java")) && feature(home) == feature) {
        return home.toRealPath();
      }
    }
    return null;
  }

  private static int feature(Path home) throws IOException {
    Process java =
        new ProcessBuilder(home.resolve("bin/java").toString(), "-XshowSettings:all", "-version")
            .redirectErrorStream(true)
            .start();
    String settings = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(settings);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }
}
