package org.kcov4j.maven.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.plexus.util.FileUtils;

/** Sessions of earlier builds. */
public final class OldSessions {
  /** A session's directory is named by process, start in ms since 1970, and something random. */
  private static final Pattern NAME = Pattern.compile("\\d+-(\\d+)-[0-9a-zA-Z]+");

  private OldSessions() {}

  /**
   * Deletes those that began before this build did. Those of this build stay, whichever lifecycle
   * of it asks: a goal such as {@code source:jar} may run the first phases once more, after the
   * tests.
   */
  public static void delete(Path directory, Instant buildStart) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> children;
    try (Stream<Path> stream = Files.list(directory)) {
      children = stream.toList();
    }
    for (Path child : children) {
      Matcher name = NAME.matcher(child.getFileName().toString());
      if (name.matches() && Long.parseLong(name.group(1)) < buildStart.toEpochMilli()) {
        FileUtils.deleteDirectory(child.toFile());
      }
    }
  }
}
