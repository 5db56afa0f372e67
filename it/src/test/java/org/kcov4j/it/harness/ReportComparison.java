package org.kcov4j.it.harness;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our report beside JaCoCo's of one and the same run: each line in its four counts, and each
 * method, class and source file in its counters.
 */
public final class ReportComparison {
  /**
   * Why we say that more of a line ran than JaCoCo does, or less, of the same instructions and
   * branches.
   */
  public enum Reason {
    /**
     * An exception was seen to leave that line. JaCoCo counts what a probe was reached behind,
     * which it is not then.
     */
    LEFT_BY_EXCEPTION,
    /** One was seen to leave a later line, with none of JaCoCo's probes between. */
    LEFT_LATER,
    /**
     * One was seen to leave an earlier line of the same block, so that this one did not run, and
     * JaCoCo is right: calls end no block, and what is known to have run is the block.
     */
    BEHIND_EXCEPTION,
    /**
     * Here we say less: a block of another class has the PC of one in this line, and nobody can
     * tell which of them ran.
     */
    SHARED_PC,
    /** Nothing known explains it. */
    UNEXPLAINED
  }

  private final LeftMethods left;
  private final Set<String> shared;
  private final SortedMap<String, String> unexplained = new TreeMap<>();
  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final SortedSet<String> differentCounters = new TreeSet<>();
  private final Set<String> losing = new HashSet<>();
  private int equal;

  private ReportComparison(LeftMethods left, Set<String> shared) {
    this.left = left;
    this.shared = shared;
  }

  /**
   * Compares two reports. Files that JaCoCo was not asked about are left out.
   *
   * @param left what exceptions left in that run
   * @param shared lines of blocks whose PC is not theirs alone, as {@link SharedPcs#lines} has them
   */
  public static ReportComparison of(
      JacocoXml ours, JacocoXml theirs, LeftMethods left, Set<String> shared) {
    Set<String> asked = new HashSet<>(theirs.sources().values());
    ReportComparison comparison = new ReportComparison(left, byFile(shared, theirs));
    comparison.compareCounters(ours, theirs, asked, comparison.compareLines(ours, theirs, asked));
    return comparison;
  }

  private static Set<String> byFile(Set<String> lines, JacocoXml report) {
    Set<String> named = new HashSet<>();
    for (String line : lines) {
      int colon = line.lastIndexOf(':');
      named.add(report.sources().get(line.substring(0, colon)) + line.substring(colon));
    }
    return named;
  }

  /** Files with lines that differ. */
  private Set<String> compareLines(JacocoXml ours, JacocoXml theirs, Set<String> asked) {
    Set<String> lines = new TreeSet<>(ours.lines().keySet());
    lines.removeIf(line -> !asked.contains(file(line)));
    lines.addAll(theirs.lines().keySet());
    Set<String> differ = new HashSet<>();
    for (String line : lines) {
      JacocoXml.Line mine = ours.lines().get(line);
      JacocoXml.Line other = theirs.lines().get(line);
      if (mine != null && mine.equals(other)) {
        equal++;
        continue;
      }
      differ.add(file(line));
      Reason reason = reason(line, mine, other);
      counts.merge(reason, 1, Integer::sum);
      if (reason == Reason.SHARED_PC) {
        losing.add(file(line));
      }
      if (reason == Reason.UNEXPLAINED) {
        unexplained.put(line, mine + " but JaCoCo " + other);
      }
    }
    return differ;
  }

  private Reason reason(String line, JacocoXml.Line mine, JacocoXml.Line other) {
    if (mine == null
        || other == null
        || mine.instructions() != other.instructions()
        || mine.branches() != other.branches()) {
      return Reason.UNEXPLAINED;
    }
    if (mine.ci() < other.ci() || mine.cb() < other.cb()) {
      return mine.ci() <= other.ci() && mine.cb() <= other.cb() && shared.contains(line)
          ? Reason.SHARED_PC
          : Reason.UNEXPLAINED;
    }
    if (left.lines().contains(line)) {
      return Reason.LEFT_BY_EXCEPTION;
    }
    if (left.before().contains(line)) {
      return Reason.LEFT_LATER;
    }
    return left.behind().contains(line) ? Reason.BEHIND_EXCEPTION : Reason.UNEXPLAINED;
  }

  /**
   * Where all lines of a file agree, so must all counters. Where some do not, the totals must, and
   * we may only say that more was covered; but for files in which PCs are shared.
   */
  private void compareCounters(
      JacocoXml ours, JacocoXml theirs, Set<String> asked, Set<String> filesThatDiffer) {
    Set<String> names = new TreeSet<>(ours.counters().keySet());
    names.addAll(theirs.counters().keySet());
    for (String name : names) {
      String source = ours.sources().getOrDefault(name, theirs.sources().get(name));
      var mine = ours.counters().get(name);
      var other = theirs.counters().get(name);
      boolean agree =
          filesThatDiffer.contains(source)
              ? isGain(mine, other) || losing.contains(source) && isGain(other, mine)
              : mine != null && mine.equals(other);
      if (asked.contains(source) && !agree) {
        differentCounters.add(name + ": " + mine + " but JaCoCo " + other);
      }
    }
  }

  private static boolean isGain(
      Map<String, JacocoXml.Counter> mine, Map<String, JacocoXml.Counter> other) {
    return mine != null
        && other != null
        && mine.keySet().equals(other.keySet())
        && mine.entrySet().stream().allMatch(e -> e.getValue().isGainOver(other.get(e.getKey())));
  }

  private static String file(String line) {
    return line.substring(0, line.lastIndexOf(':'));
  }

  /** How many lines agree in all four counts. */
  public int equal() {
    return equal;
  }

  /** How many differ, by reason. */
  public Map<Reason, Integer> counts() {
    return counts;
  }

  /** The lines that nothing explains, with both counts. */
  public SortedMap<String, String> unexplained() {
    return unexplained;
  }

  /** Methods, classes and source files whose counters differ though nothing explains it. */
  public SortedSet<String> differentCounters() {
    return differentCounters;
  }
}
