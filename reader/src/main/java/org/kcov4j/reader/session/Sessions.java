package org.kcov4j.reader.session;

import java.io.DataInputStream;
import java.io.EOFException;
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

  /** The session directories at or below a directory. */
  private interface Search {
    List<Path> below(Path directory) throws IOException;
  }

  /**
   * The sessions of some paths, each once: where one is in several places, that of the path named
   * first.
   *
   * @throws SessionFormatException if one of the paths has none, or is no dump file
   */
  public static List<SessionSource> find(List<Path> paths) throws IOException {
    return find(paths, directory -> SessionDirectory.find(List.of(directory)));
  }

  /**
   * The sessions of those paths that have some, each once.
   *
   * @param paths directories, which may be missing or empty, and dump files
   * @throws SessionFormatException if a file is no dump file
   */
  public static List<SessionSource> findAny(List<Path> paths) throws IOException {
    return find(paths, SessionDirectory::findAny);
  }

  /** Whether a file begins as a dump file does. */
  public static boolean isDump(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return in.readInt() == DumpLayout.MAGIC;
    } catch (EOFException e) {
      return false;
    }
  }

  private static List<SessionSource> find(List<Path> paths, Search search) throws IOException {
    List<SessionSource> sources = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    boolean dumps = paths.stream().anyMatch(Files::isRegularFile);
    for (Path path : paths) {
      List<? extends SessionSource> here =
          Files.isRegularFile(path)
              ? Dump.open(path).sessions()
              : search.below(path).stream().map(DirectorySource::new).toList();
      for (SessionSource source : here) {
        if (keys.add(dumps ? source.key() : source.toString())) {
          sources.add(source);
        }
      }
    }
    return sources;
  }
}
