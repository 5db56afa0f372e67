package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often lines ran, and which ways were taken on them. */
public final class HitLines {
  private final SortedMap<Integer, Line> lines = new TreeMap<>();

  /** A line that has code. */
  public static final class Line {
    private long hits;
    private final List<Decision> decisions = new ArrayList<>();

    /** How often the part of it that ran most did. */
    public long hits() {
      return hits;
    }

    /** Its decisions, in bytecode order. */
    public List<Decision> decisions() {
      return Collections.unmodifiableList(decisions);
    }

    /** Ways out of all its decisions. */
    public Counter branches() {
      int covered = 0;
      int total = 0;
      for (Decision decision : decisions) {
        for (int i = 0; i < decision.ways(); i++) {
          covered += decision.taken(i) > 0 ? 1 : 0;
          total++;
        }
      }
      return new Counter(total - covered, covered);
    }
  }

  /** A place with several ways out. */
  public static final class Decision {
    private final boolean reached;
    private final long[] taken;

    private Decision(boolean reached, long[] taken) {
      this.reached = reached;
      this.taken = taken;
    }

    /** Whether control came to it. */
    public boolean reached() {
      return reached;
    }

    /** How many ways there are; at least 2. */
    public int ways() {
      return taken.length;
    }

    /** How often a way was taken, at least; 1 where that it was cannot be ruled out. */
    public long taken(int way) {
      return taken[way];
    }
  }

  private HitLines() {}

  /** The lines of some methods. */
  public static HitLines of(Collection<MethodNode> methods) {
    HitLines all = new HitLines();
    for (MethodNode method : methods) {
      method.visit(all.new Collector());
    }
    return all;
  }

  /** The lines of some classes. */
  public static HitLines ofClasses(Collection<ClassNode> classes) {
    return of(classes.stream().flatMap(c -> c.methods().stream()).toList());
  }

  /** By number. */
  public SortedMap<Integer, Line> lines() {
    return Collections.unmodifiableSortedMap(lines);
  }

  /** How many lines were missed and covered. */
  public Counter lineCounter() {
    int covered = (int) lines.values().stream().filter(l -> l.hits() > 0).count();
    return new Counter(lines.size() - covered, covered);
  }

  /** How many branches were missed and covered. */
  public Counter branchCounter() {
    return lines.values().stream().map(Line::branches).reduce(Counter.EMPTY, Counter::plus);
  }

  private final class Collector implements CodeVisitor {
    @Override
    public void code(int line, int instructions, long hits) {
      if (line != 0) {
        Line target = lines.computeIfAbsent(line, n -> new Line());
        target.hits = Math.max(target.hits, hits);
      }
    }

    @Override
    public void decision(int line, long hits, long[] taken, int unknown) {
      if (line != 0) {
        lines
            .computeIfAbsent(line, n -> new Line())
            .decisions
            .add(new Decision(hits > 0, taken.clone()));
      }
    }
  }
}
