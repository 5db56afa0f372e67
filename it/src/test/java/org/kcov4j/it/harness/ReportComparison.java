package org.kcov4j.it.harness;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our report beside JaCoCo's of the same program, line by line. Since the two agents cannot share a
 * JVM without seeing each other's code, each had its own; more runs under each tell what differs
 * from run to run.
 */
public final class ReportComparison {
  /** Why two lines differ. */
  public enum Reason {
    /** Runs under one and the same agent differ there too. */
    RUNS_DIFFER,
    /**
     * In all runs more ran than JaCoCo says, of the same instructions and branches: JaCoCo counts
     * what a probe was reached behind, which it is not where an exception leaves the code.
     */
    LEFT_BY_EXCEPTION,
    /** The program asks a class for its fields, and JaCoCo has added one. */
    SEES_JACOCOS_FIELD,
    /** Nothing known explains it. */
    UNEXPLAINED
  }

  /** A test for {@code $} in field names, which only the field that JaCoCo adds has. */
  private static final Set<String> ASKS_FOR_FIELDS =
      Set.of("org/apache/commons/lang3/builder/EqualsBuilder.java:1009");

  private final SortedMap<String, String> unexplained = new TreeMap<>();
  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final SortedSet<String> differentClasses = new TreeSet<>();
  private int equal;

  /**
   * Compares the first reports; the others tell what differs from run to run. Files that JaCoCo was
   * not asked about are left out.
   */
  public static ReportComparison of(List<JacocoXml> ours, List<JacocoXml> theirs) {
    ReportComparison comparison = new ReportComparison();
    Set<String> asked = new HashSet<>(theirs.get(0).sources().values());
    Set<String> all = new TreeSet<>(ours.get(0).lines().keySet());
    all.removeIf(line -> !asked.contains(file(line)));
    all.addAll(theirs.get(0).lines().keySet());
    Set<String> filesThatDiffer = new HashSet<>();
    for (String line : all) {
      JacocoXml.Line mine = ours.get(0).lines().get(line);
      JacocoXml.Line other = theirs.get(0).lines().get(line);
      if (mine != null && mine.equals(other)) {
        comparison.equal++;
        continue;
      }
      filesThatDiffer.add(file(line));
      boolean stable = isStable(ours, line) && isStable(theirs, line);
      Reason reason = reason(line, mine, other, stable);
      comparison.counts.merge(reason, 1, Integer::sum);
      if (reason == Reason.UNEXPLAINED) {
        comparison.unexplained.put(line, mine + " but JaCoCo " + other);
      }
    }
    comparison.compareClasses(ours.get(0), theirs.get(0), asked, filesThatDiffer);
    return comparison;
  }

  private static boolean isStable(List<JacocoXml> runs, String line) {
    return runs.stream().map(r -> String.valueOf(r.lines().get(line))).distinct().count() == 1;
  }

  private static Reason reason(
      String line, JacocoXml.Line mine, JacocoXml.Line other, boolean stable) {
    if (mine == null || other == null) {
      return Reason.UNEXPLAINED;
    }
    if (mine.instructions() != other.instructions() || mine.branches() != other.branches()) {
      return Reason.UNEXPLAINED;
    }
    if (!stable) {
      return Reason.RUNS_DIFFER;
    }
    if (ASKS_FOR_FIELDS.contains(line)) {
      return Reason.SEES_JACOCOS_FIELD;
    }
    return mine.ci() >= other.ci() && mine.cb() >= other.cb()
        ? Reason.LEFT_BY_EXCEPTION
        : Reason.UNEXPLAINED;
  }

  /** Classes whose lines all agree must agree in all counters, those of methods included. */
  private void compareClasses(
      JacocoXml ours, JacocoXml theirs, Set<String> asked, Set<String> filesThatDiffer) {
    Set<String> names = new TreeSet<>(ours.classes().keySet());
    names.addAll(theirs.classes().keySet());
    for (String name : names) {
      String source = ours.sources().getOrDefault(name, theirs.sources().get(name));
      if (asked.contains(source)
          && !filesThatDiffer.contains(source)
          && !String.valueOf(ours.classes().get(name))
              .equals(String.valueOf(theirs.classes().get(name)))) {
        differentClasses.add(
            name + ": " + ours.classes().get(name) + " but JaCoCo " + theirs.classes().get(name));
      }
    }
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

  /** Classes whose lines agree and whose counters do not. */
  public SortedSet<String> differentClasses() {
    return differentClasses;
  }
}
