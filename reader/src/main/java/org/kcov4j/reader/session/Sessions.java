package org.kcov4j.reader.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds sessions: a path is a session directory, a directory that has some below it, or a dump
 * file.
 */
public final class Sessions {
  private Sessions() {}

  /**
   * The sessions of some paths, each once: where one is in several places, that of the path named
   * first.
   *
   * @throws SessionFormatException if one of the paths has none, or is no dump file
   */
  public static List<SessionSource> find(List<Path> paths) throws IOException {
    List<SessionSource> sources = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    boolean dumps = paths.stream().anyMatch(Files::isRegularFile);
    for (Path path : paths) {
      List<? extends SessionSource> here =
          Files.isRegularFile(path)
              ? Dump.open(path).sessions()
              : SessionDirectory.find(List.of(path)).stream().map(DirectorySource::new).toList();
      for (SessionSource source : here) {
        if (keys.add(dumps ? source.key() : source.toString())) {
          sources.add(source);
        }
      }
    }
    return sources;
  }
}
