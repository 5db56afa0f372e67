package org.kcov4j.reader.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.session.SessionDirectory;
import org.kcov4j.reader.session.SessionFormatException;
import org.kcov4j.reader.session.SessionSource;
import org.kcov4j.reader.session.Sessions;

/** Looks at sessions that may be running, as often as it is asked. */
public final class Watcher {
  private final List<Path> paths;
  private final int methods;
  private final Map<SessionKey, WatchedSession> sessions = new LinkedHashMap<>();
  private boolean begun;

  /**
   * Tells sessions apart.
   *
   * @param path of its directory, or of the dump file that has it
   * @param inFile its key in that file; empty for a directory
   */
  private record SessionKey(Path path, String inFile) {}

  /**
   * @param paths session directories, or directories of them, where new sessions may appear; dump
   *     files are shown as they are
   * @param methods how many of each thread's newest methods to name at most
   */
  public Watcher(List<Path> paths, int methods) {
    this.paths = List.copyOf(paths);
    this.methods = methods;
  }

  /**
   * Looks at all sessions there are.
   *
   * @throws SessionFormatException at the first look, if there is no session or one cannot be read;
   *     later on such a session is left out, as it may be coming or going
   */
  public List<SessionView> look() throws IOException {
    find();
    List<SessionView> views = new ArrayList<>();
    for (Map.Entry<SessionKey, WatchedSession> entry : sessions.entrySet()) {
      try {
        SessionView view = entry.getValue().look(methods);
        views.add(view);
        if (isOver(view)) {
          entry.setValue(new EndedSession(entry.getKey().path(), view));
        }
      } catch (IOException e) {
        if (!begun) {
          throw e;
        }
      }
    }
    begun = true;
    return views;
  }

  /** Threads may record after the end was written, until the process is gone. */
  private static boolean isOver(SessionView session) {
    return session.state() == SessionView.State.ENDED && ProcessHandle.of(session.pid()).isEmpty();
  }

  private void find() throws IOException {
    try {
      if (!begun) {
        for (Path file : paths.stream().filter(Files::isRegularFile).toList()) {
          for (SessionSource source : Sessions.find(List.of(file))) {
            sessions.putIfAbsent(
                new SessionKey(file, source.key()), methods -> DumpedView.of(source));
          }
        }
      }
      List<Path> others = paths.stream().filter(path -> !Files.isRegularFile(path)).toList();
      for (Path directory : SessionDirectory.find(others)) {
        sessions.computeIfAbsent(new SessionKey(directory, ""), key -> new LiveSession(directory));
      }
    } catch (IOException e) {
      if (!begun) {
        throw e;
      }
    }
  }
}
