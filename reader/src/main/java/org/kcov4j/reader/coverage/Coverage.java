package org.kcov4j.reader.coverage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.reader.trace.TraceWalker;

/**
 * What ran, over any number of areas and sessions. A value to which more can be added; its size is
 * that of the classes, whatever the length of the traces.
 */
public final class Coverage {
  private final Map<ClassVersion, ClassCoverage> classes = new LinkedHashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private long pcs;
  private long unknownPcs;
  private long ambiguousPcs;
  private int overflownAreas;
  private int comparisonAreas;
  private boolean classFilesGiven;
  private final Set<String> otherFiles = new TreeSet<>();
  private final Set<String> neverLoaded = new HashSet<>();
  private final WouldLoad wouldLoad = new WouldLoad();

  /**
   * A session that was added.
   *
   * @param name of its directory
   * @param start ms since 1970
   * @param end ms since 1970; 0 where the JVM was killed or still runs
   */
  public record Run(String name, long start, long end) {}

  /** Nothing ran. */
  public Coverage() {}

  /**
   * Adds a session, in one pass over its areas.
   *
   * @param progress is told how many PCs were read, a chunk at a time
   * @throws org.kcov4j.reader.session.SessionFormatException if an area cannot be read; nothing is
   *     added then
   */
  public void add(Session session, IntConsumer progress) throws IOException {
    SymbolTable table = new SymbolTable(session.table());
    SessionHits counting = new SessionHits(table);
    TraceWalker walker = new TraceWalker(table, progress);
    int full = 0;
    int comparisons = 0;
    for (AreaInfo area : session.areas()) {
      area.check();
      if (area.holdsComparisons()) {
        comparisons++;
      } else {
        full += area.overflown() ? 1 : 0;
        walker.walk(area, counting::count);
      }
    }
    overflownAreas += full;
    comparisonAreas += comparisons;
    counting.shareOut();
    wouldLoad.add(session.info());
    runs.add(new Run(session.name(), session.info().start(), session.end()));
    pcs += counting.pcs();
    unknownPcs += counting.unknownPcs();
    ambiguousPcs += counting.ambiguousPcs();
    for (int i = 0; i < table.classes().size(); i++) {
      add(table.classes().get(i), counting.hits(), table.firstPlace(i));
    }
  }

  private void add(ClassRecord type, long[] hits, int from) {
    classes
        .computeIfAbsent(ClassVersion.of(type), v -> new ClassCoverage(type))
        .add(type, hits, from, type.hasEdges());
  }

  /**
   * Takes class files into account: those that ran get JaCoCo's filters for parts of methods, and
   * those that no session loaded, though its includes and excludes would have let it, count as not
   * covered. To be called after all sessions were added.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if a class file is damaged
   */
  public void addClassFiles(ClassFiles files) throws IOException {
    classFilesGiven = true;
    Set<String> loaded = new HashSet<>();
    classes.values().forEach(c -> loaded.add(c.type().name()));
    files.visit(releases -> addReleases(releases, loaded));
  }

  /**
   * The same coverage of the classes that are given, and of no others; as if {@link #addClassFiles}
   * had been called. This is left as it was.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if a class file is damaged
   */
  public Coverage of(ClassFiles files) throws IOException {
    return part(files, version -> true);
  }

  /**
   * The same coverage of a part of a program. Where other parts have classes of the same names,
   * what ran of those does not count here.
   *
   * @param files of the part
   * @param whole coverage of all parts
   * @throws org.kcov4j.reader.session.SessionFormatException if a class file is damaged
   */
  public Coverage of(ClassFiles files, Coverage whole) throws IOException {
    return part(
        files,
        version -> {
          ClassCoverage known = whole.classes.get(version);
          return known == null || !known.hasFile();
        });
  }

  /**
   * @param counts whether a class that ran from no class file of the part counts, if its name is
   *     that of one
   */
  private Coverage part(ClassFiles files, Predicate<ClassVersion> counts) throws IOException {
    Set<String> names = new HashSet<>();
    Set<ClassVersion> own = new HashSet<>();
    files.visit(
        releases -> {
          names.add(releases.get(0).file().type().name());
          releases.forEach(r -> own.add(ClassVersion.of(r.file().type())));
        });
    Coverage part = new Coverage();
    part.addFacts(this);
    classes.forEach(
        (version, type) -> {
          if (names.contains(type.type().name())
              && (own.contains(version) || counts.test(version))) {
            part.classes.put(version, type.copy());
          }
        });
    part.addClassFiles(files);
    return part;
  }

  private void addReleases(List<ClassFiles.Release> releases, Set<String> loaded) {
    String name = releases.get(0).file().type().name();
    if (loaded.contains(name)) {
      boolean any = false;
      for (ClassFiles.Release release : releases) {
        ClassCoverage known = classes.get(ClassVersion.of(release.file().type()));
        if (known != null) {
          known.attach(release.file());
          any = true;
        }
      }
      if (!any) {
        otherFiles.add(name.replace('/', '.'));
      }
      return;
    }
    if (neverLoaded.contains(name)) {
      return; // the first on the class path is the one that would be loaded
    }
    wouldLoad
        .choose(releases)
        .ifPresent(
            file -> {
              neverLoaded.add(name);
              ClassCoverage never = new ClassCoverage(file.type());
              never.attach(file);
              classes.put(ClassVersion.of(file.type()), never);
            });
  }

  /** Whether class files were given; else only what was loaded is known. */
  public boolean classFilesGiven() {
    return classFilesGiven;
  }

  /**
   * Classes that ran from another class file than the one given, by their names as in Java source:
   * they count as they ran, without filters for parts of methods.
   */
  public Set<String> otherFiles() {
    Set<String> names = new TreeSet<>(otherFiles);
    for (ClassCoverage type : classes.values()) {
      if (type.hasFile()) {
        names.remove(type.type().javaName());
      }
    }
    return names;
  }

  /** Adds what ran elsewhere. */
  public void add(Coverage other) {
    other.classes.forEach(
        (version, theirs) -> {
          ClassCoverage mine = classes.get(version);
          if (mine == null) {
            classes.put(version, theirs.copy());
          } else {
            mine.add(theirs);
          }
        });
    classFilesGiven |= other.classFilesGiven;
    otherFiles.addAll(other.otherFiles);
    addFacts(other);
  }

  /** Adds what is known beside what ran. */
  private void addFacts(Coverage other) {
    wouldLoad.add(other.wouldLoad);
    runs.addAll(other.runs);
    pcs += other.pcs;
    unknownPcs += other.unknownPcs;
    ambiguousPcs += other.ambiguousPcs;
    overflownAreas += other.overflownAreas;
    comparisonAreas += other.comparisonAreas;
  }

  /** All classes that were loaded, each version once. */
  public Collection<ClassCoverage> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** The sessions that were added, in that order. */
  public List<Run> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** How many PCs were counted. */
  public long pcs() {
    return pcs;
  }

  /** How many of them no block has. */
  public long unknownPcs() {
    return unknownPcs;
  }

  /** How many of them could be of several methods; they count only for what must have run. */
  public long ambiguousPcs() {
    return ambiguousPcs;
  }

  /** How many areas were full, so that PCs may be missing. */
  public int overflownAreas() {
    return overflownAreas;
  }

  /** How many areas were left out because they hold comparison records. */
  public int comparisonAreas() {
    return comparisonAreas;
  }
}
