package org.kcov4j.maven.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.session.SessionSource;

/** What ran in all sessions that a goal looks at, whichever module it belongs to. */
public final class Recorded {
  private final Coverage all = new Coverage();
  private final Predicate<String> names;

  /** Sees each session once it is read. */
  public interface SessionVisitor {
    /** Looks at one. */
    void visit(Session session) throws IOException;
  }

  /**
   * @param names accepts the class files that count
   */
  public Recorded(Predicate<String> names) {
    this.names = names;
  }

  /** Reads sessions, one at a time. */
  public void add(List<SessionSource> sources, SessionVisitor visitor) throws IOException {
    for (SessionSource source : sources) {
      Session session = source.open();
      all.add(session, pcs -> {});
      visitor.visit(session);
    }
  }

  /** What ran of some modules; classes that none loaded count as missed. */
  public Coverage of(List<Module> modules) throws IOException {
    List<Path> classes = modules.stream().flatMap(m -> m.classes().stream()).toList();
    return all.of(new ClassFiles(classes, names));
  }
}
