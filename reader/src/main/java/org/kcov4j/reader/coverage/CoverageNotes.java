package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.reader.text.Count;

/** What a reader of counters must know to trust them, a line each. */
public final class CoverageNotes {
  private CoverageNotes() {}

  /** All there is to say, but for the lists that the tree has itself. */
  public static List<String> all(Coverage coverage, CoverageTree tree) {
    List<String> notes = new ArrayList<>(limits(coverage, tree));
    notes.addAll(warnings(coverage));
    return notes;
  }

  /** What the counters mean less than they seem to. */
  public static List<String> limits(Coverage coverage, CoverageTree tree) {
    List<String> limits = new ArrayList<>();
    if (!coverage.classFilesGiven()) {
      limits.add("Only classes that were loaded are in the report.");
    }
    if (tree.unknownBranches() > 0) {
      limits.add(
          Count.of(tree.unknownBranches(), "branch")
              + " that blocks alone cannot decide "
              + (tree.unknownBranches() == 1 ? "is" : "are")
              + " counted as taken; record with granularity=edge for exact ones.");
    }
    return limits;
  }

  /** Methods and classes of which the counters cannot tell all. */
  public static List<String> warnings(CoverageTree tree) {
    List<String> warnings = new ArrayList<>(tree.versions());
    tree.notRecorded().forEach(m -> warnings.add(m + " was not recorded: too large for probes"));
    return warnings;
  }

  /** What may be missing in the counters. */
  public static List<String> warnings(Coverage coverage) {
    List<String> warnings = new ArrayList<>();
    for (String name : coverage.otherFiles()) {
      warnings.add(
          name
              + " ran from another class file than the one given; it counts as it ran, with what"
              + " the compiler made");
    }
    add(warnings, coverage.overflownAreas(), "areas that were full, so that PCs may be missing");
    add(warnings, coverage.comparisonAreas(), "areas with comparison records, left out");
    add(warnings, coverage.unknownPcs(), "PCs of no block in the block table");
    add(
        warnings,
        coverage.ambiguousPcs(),
        "PCs that could be of several methods, counted only where they must have run");
    return warnings;
  }

  private static void add(List<String> warnings, long count, String what) {
    if (count > 0) {
      warnings.add(what + ": " + Count.grouped(count));
    }
  }
}
