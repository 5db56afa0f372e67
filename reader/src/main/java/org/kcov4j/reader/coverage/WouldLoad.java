package org.kcov4j.reader.coverage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kcov4j.reader.classfile.ClassFile;
import org.kcov4j.reader.classfile.ClassFiles;
import org.kcov4j.reader.session.SessionInfo;
import org.kcov4j.reader.session.Wildcards;

/** What the sessions would have recorded of a class, had it been loaded. */
final class WouldLoad {
  private final Set<Selection> selections = new LinkedHashSet<>();
  private int feature;

  /** Which classes a session asked for. */
  private record Selection(Wildcards includes, Wildcards excludes) {
    boolean has(String javaName) {
      return includes.matches(javaName) && !excludes.matches(javaName);
    }
  }

  void add(SessionInfo info) {
    selections.add(new Selection(Wildcards.of(info.includes()), Wildcards.of(info.excludes())));
    feature = Math.max(feature, info.jvmFeature());
  }

  void add(WouldLoad other) {
    selections.addAll(other.selections);
    feature = Math.max(feature, other.feature);
  }

  /**
   * The one that the newest JVM of the sessions would have loaded and recorded; empty where the
   * class was not asked for, or is for newer JVMs only.
   */
  Optional<ClassFile> choose(List<ClassFiles.Release> releases) {
    String name = releases.get(0).file().type().javaName();
    if (!selections.isEmpty() && selections.stream().noneMatch(s -> s.has(name))) {
      return Optional.empty();
    }
    ClassFile best = null;
    for (ClassFiles.Release release : releases) {
      best = release.feature() <= feature ? release.file() : best;
    }
    return Optional.ofNullable(best);
  }
}
