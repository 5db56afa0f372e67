package org.kcov4j.reader.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.session.SessionDirectory;
import org.kcov4j.reader.session.SessionFormatException;

/** Looks at sessions that may be running, as often as it is asked. */
public final class Watcher {
  private final List<Path> paths;
  private final int methods;
  private final Map<Path, LiveSession> sessions = new LinkedHashMap<>();
  private boolean begun;

  /**
   * @param paths session directories, or directories of them; new sessions may appear there
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
    for (LiveSession session : sessions.values()) {
      try {
        views.add(session.look(methods));
      } catch (IOException e) {
        if (!begun) {
          throw e;
        }
      }
    }
    begun = true;
    return views;
  }

  private void find() throws IOException {
    try {
      for (Path directory : SessionDirectory.find(paths)) {
        sessions.computeIfAbsent(directory, LiveSession::new);
      }
    } catch (IOException e) {
      if (!begun) {
        throw e;
      }
    }
  }
}
