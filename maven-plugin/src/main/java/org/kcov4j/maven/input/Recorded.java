package org.kcov4j.maven.input;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
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
    return all.of(files(modules));
  }

  /**
   * What ran of each of some modules, in their order; of a class that several have, only its own.
   *
   * @param whole coverage of them all
   */
  public Map<String, CoverageTree> each(List<Module> modules, Coverage whole) throws IOException {
    Map<String, CoverageTree> trees = new LinkedHashMap<>();
    for (Module module : modules) {
      trees.put(module.name(), CoverageTree.of(all.of(files(List.of(module)), whole)));
    }
    return trees;
  }

  private ClassFiles files(List<Module> modules) {
    return new ClassFiles(modules.stream().flatMap(m -> m.classes().stream()).toList(), names);
  }
}
