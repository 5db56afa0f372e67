package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.reader.classfile.ClassFile;
import org.kcov4j.reader.classfile.MethodFilter;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;

/** What ran of one class, over all loaders and sessions that had it. */
public final class ClassCoverage {
  private ClassRecord type;
  private long[] hits;
  private boolean[] probed;
  private boolean edgesComplete;
  private ClassFile file;
  private boolean loaded;

  ClassCoverage(ClassRecord type) {
    this.type = type;
    this.hits = new long[type.blocks().count()];
    this.probed = new boolean[type.methods().size()];
    this.edgesComplete = type.hasEdges();
    noteProbed(type);
  }

  private ClassCoverage(ClassCoverage other) {
    type = other.type;
    hits = other.hits.clone();
    probed = other.probed.clone();
    edgesComplete = other.edgesComplete;
    file = other.file;
    loaded = other.loaded;
  }

  ClassCoverage copy() {
    return new ClassCoverage(this);
  }

  /** The same class, with what is known to be recorded, as if nothing of it had run. */
  ClassCoverage withoutHits() {
    ClassCoverage none = copy();
    none.hits = new long[hits.length];
    none.edgesComplete = type.hasEdges();
    return none;
  }

  /**
   * Adds what ran of the same class elsewhere.
   *
   * @param other a record of the same version; one may have split edges and the other not
   * @param counts of its blocks
   * @param from index in {@code counts} of its first block
   */
  void add(ClassRecord other, long[] counts, int from, boolean otherEdgesComplete) {
    loaded = true;
    if (other.hasEdges() && !type.hasEdges()) {
      long[] before = hits;
      ClassRecord old = type;
      type = other;
      hits = new long[other.blocks().count()];
      addHits(old.blocks(), before, 0);
    }
    addHits(other.blocks(), counts, from);
    edgesComplete &= otherEdgesComplete;
    noteProbed(other);
  }

  void add(ClassCoverage other) {
    file = file == null ? other.file : file;
    if (!other.loaded) {
      return;
    }
    add(other.type, other.hits, 0, other.edgesComplete);
    for (int i = 0; i < probed.length; i++) {
      probed[i] |= other.probed[i];
    }
  }

  /** The n-th real block of one is the n-th real block of the other, whatever edges are split. */
  private void addHits(Blocks blocks, long[] counts, int from) {
    Blocks mine = type.blocks();
    boolean same = mine.count() == blocks.count();
    int to = 0;
    for (int block = 0; block < blocks.count(); block++) {
      if (same) {
        hits[block] += counts[from + block];
      } else if (!blocks.isEdge(block)) {
        while (mine.isEdge(to)) {
          to++;
        }
        hits[to++] += counts[from + block];
      }
    }
  }

  private void noteProbed(ClassRecord record) {
    for (int i = 0; i < probed.length; i++) {
      probed[i] |= !record.methods().get(i).isNotProbed();
    }
  }

  /** Takes over what the class file says. */
  void attach(ClassFile classFile) {
    file = classFile;
  }

  /** Whether its class file was given, so that filters are known. */
  public boolean hasFile() {
    return file != null;
  }

  /** Whether any JVM loaded it; else it is known from its class file only. */
  public boolean isLoaded() {
    return loaded;
  }

  /** What of the method with this index does not count; null where nobody knows. */
  MethodFilter filter(int method) {
    return file == null ? null : file.filters().get(method);
  }

  /** The class. */
  public ClassRecord type() {
    return type;
  }

  /**
   * How often a block ran. Where areas kept each PC once, 1 for each such area and reset: at least
   * that often.
   */
  public long hits(int block) {
    return hits[block];
  }

  /** Whether a block ran. */
  public boolean ran(int block) {
    return hits[block] != 0;
  }

  /** Whether a split edge that did not run was really watched in all sessions. */
  public boolean edgesComplete() {
    return edgesComplete;
  }

  /** Whether it is known of the method with this index what ran of it. */
  public boolean isRecorded(int method) {
    return probed[method];
  }

  /** How many blocks of the class ran. */
  public int blocksRun() {
    int n = 0;
    for (long count : hits) {
      n += count != 0 ? 1 : 0;
    }
    return n;
  }

  /** The methods of which nothing is known. */
  public List<MethodRecord> notRecorded() {
    List<MethodRecord> result = new ArrayList<>();
    for (int i = 0; i < probed.length; i++) {
      if (!probed[i]) {
        result.add(type.methods().get(i));
      }
    }
    return result;
  }
}
