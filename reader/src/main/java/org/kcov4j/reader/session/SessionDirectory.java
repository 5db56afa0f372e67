package org.kcov4j.reader.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.LogLayout;
import org.kcov4j.runtime.layout.SessionLayout;

/** Finds sessions: a path is a session directory, or a directory that has some below it. */
public final class SessionDirectory {
  /** How deep sessions may lie below a path a user names. */
  private static final int MAX_DEPTH = 8;

  /** Sessions by their real path, as the user would name them. */
  private final Map<Path, Path> found = new LinkedHashMap<>();

  private SessionDirectory() {}

  /**
   * The session directories at or below some paths, each once, in the order of their names.
   *
   * @throws SessionFormatException if there is none at or below one of the paths
   */
  public static List<Path> find(List<Path> paths) throws IOException {
    SessionDirectory search = new SessionDirectory();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw SessionFormatException.missing(path, "a session directory");
      }
      if (!Files.isDirectory(path)) {
        throw new SessionFormatException(path, 0, "a session directory", "a file");
      }
      if (!search.visit(path, 0, new HashSet<>())) {
        throw new SessionFormatException(
            path, 0, "a session directory or one that has some", "no " + SessionLayout.FILE_NAME);
      }
    }
    return List.copyOf(search.found.values());
  }

  /** The session directories at or below a directory, if it is there and has some. */
  static List<Path> findAny(Path directory) throws IOException {
    SessionDirectory search = new SessionDirectory();
    if (Files.isDirectory(directory)) {
      search.visit(directory, 0, new HashSet<>());
    }
    return List.copyOf(search.found.values());
  }

  /**
   * Whether there is a session at or below the directory.
   *
   * @param seen real paths already visited, so that a loop of symbolic links ends
   */
  private boolean visit(Path directory, int depth, Set<Path> seen) throws IOException {
    Path real = directory.toRealPath();
    if (!seen.add(real)) {
      return false;
    }
    if (isSession(directory)) {
      found.putIfAbsent(real, directory);
      return true;
    }
    boolean any = false;
    if (depth < MAX_DEPTH) {
      for (Path child : children(directory)) {
        any |= visit(child, depth + 1, seen);
      }
    }
    return any;
  }

  /**
   * Whether this is a session's directory. One whose JVM was killed before it had written its first
   * record, when nothing can have been recorded yet, is none.
   */
  private static boolean isSession(Path directory) throws IOException {
    Path log = directory.resolve(SessionLayout.FILE_NAME);
    if (Files.exists(log)
        && (!Files.isRegularFile(log)
            || Files.size(log) > LogLayout.HEADER_BYTES + LogLayout.FRAME_BYTES)) {
      return true;
    }
    try (DirectoryStream<Path> areas =
        Files.newDirectoryStream(directory, "*" + AreaLayout.FILE_SUFFIX)) {
      return areas.iterator().hasNext();
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
      stream.forEach(children::add);
    } catch (java.nio.file.DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException(directory + ": " + e.getCause().getMessage(), e);
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }
}
