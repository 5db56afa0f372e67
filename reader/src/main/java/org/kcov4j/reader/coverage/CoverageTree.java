package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kcov4j.reader.classfile.MethodFilter;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.MethodRecord;

/**
 * Packages, classes, methods and source files with their counters: what the renderers draw.
 *
 * @param counters of all packages
 * @param packages by name
 * @param notRecorded methods left without probes, as {@code a.B.m()}; they are in no counter
 * @param versions classes that came as several class files; each says which one is in the tree
 * @param unknownBranches how many branches, counted as covered, blocks alone cannot decide
 */
public record CoverageTree(
    Counters counters,
    List<PackageNode> packages,
    List<String> notRecorded,
    List<String> versions,
    int unknownBranches) {

  /** Counts what ran. */
  public static CoverageTree of(Coverage coverage) {
    Map<String, List<ClassCoverage>> byName = new TreeMap<>();
    for (ClassCoverage type : coverage.classes()) {
      byName.computeIfAbsent(type.type().name(), n -> new ArrayList<>()).add(type);
    }
    List<String> versions = new ArrayList<>();
    List<String> notRecorded = new ArrayList<>();
    Map<String, List<ClassNode>> byPackage = new TreeMap<>();
    int unknown = 0;
    for (List<ClassCoverage> candidates : byName.values()) {
      ClassCoverage chosen = choose(candidates);
      if (!chosen.hasFile() && !CoverageFilter.counts(chosen.type())) {
        continue;
      }
      if (candidates.size() > 1) {
        versions.add(versions(candidates, chosen));
      }
      ClassNode node = classNode(chosen, notRecorded);
      for (MethodNode method : node.methods()) {
        unknown += method.unknownBranches();
      }
      if (node.counters().instruction().total() > 0) {
        byPackage.computeIfAbsent(node.packageName(), p -> new ArrayList<>()).add(node);
      }
    }
    List<PackageNode> packages = new ArrayList<>();
    Counters counters = Counters.EMPTY;
    for (Map.Entry<String, List<ClassNode>> entry : byPackage.entrySet()) {
      PackageNode node = PackageNode.of(entry.getKey(), entry.getValue());
      packages.add(node);
      counters = counters.plus(node.counters());
    }
    return new CoverageTree(
        counters, List.copyOf(packages), List.copyOf(notRecorded), List.copyOf(versions), unknown);
  }

  /**
   * Several parts of a program side by side: a package or a class that two of them have is there
   * twice, each with its own counters.
   */
  public static CoverageTree of(Collection<CoverageTree> parts) {
    Counters counters = Counters.EMPTY;
    List<PackageNode> packages = new ArrayList<>();
    List<String> notRecorded = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    int unknown = 0;
    for (CoverageTree part : parts) {
      counters = counters.plus(part.counters);
      packages.addAll(part.packages);
      notRecorded.addAll(part.notRecorded);
      versions.addAll(part.versions);
      unknown += part.unknownBranches;
    }
    return new CoverageTree(
        counters, List.copyOf(packages), List.copyOf(notRecorded), List.copyOf(versions), unknown);
  }

  /**
   * Of several versions that whose class file was given; else that of which most ran, and of those
   * the last loaded.
   */
  private static ClassCoverage choose(List<ClassCoverage> candidates) {
    List<ClassCoverage> given = candidates.stream().filter(ClassCoverage::hasFile).toList();
    List<ClassCoverage> eligible = given.isEmpty() ? candidates : given;
    ClassCoverage chosen = eligible.get(eligible.size() - 1);
    int most = eligible.stream().mapToInt(ClassCoverage::blocksRun).max().orElseThrow();
    for (ClassCoverage candidate : eligible) {
      chosen = candidate.blocksRun() == most ? candidate : chosen;
    }
    return chosen;
  }

  private static String versions(List<ClassCoverage> candidates, ClassCoverage chosen) {
    List<String> texts = new ArrayList<>();
    candidates.stream()
        .sorted(Comparator.comparing(ClassCoverage::blocksRun).reversed())
        .forEach(c -> texts.add(versionText(c)));
    return String.format(
        "%s came as %d class files (%s); the report shows %08x",
        chosen.type().javaName(), candidates.size(), String.join(", ", texts), chosen.type().crc());
  }

  private static String versionText(ClassCoverage version) {
    return String.format(
        "%08x: %d of %d blocks ran",
        version.type().crc(), version.blocksRun(), version.type().blocks().count());
  }

  static ClassNode classNode(ClassCoverage coverage, List<String> notRecorded) {
    ClassRecord type = coverage.type();
    List<MethodNode> methods = new ArrayList<>();
    for (int i = 0; i < type.methods().size(); i++) {
      MethodRecord method = type.methods().get(i);
      if (!counts(coverage, i)) {
        continue;
      }
      if (coverage.isRecorded(i)) {
        methods.add(new MethodNode(coverage, i));
      } else {
        notRecorded.add(type.javaName() + '.' + method.name() + method.descriptor());
      }
    }
    return ClassNode.of(type, List.copyOf(methods), coverage.isLoaded());
  }

  private static boolean counts(ClassCoverage coverage, int method) {
    MethodFilter filter = coverage.filter(method);
    return filter == null
        ? CoverageFilter.counts(coverage.type())
            && CoverageFilter.counts(coverage.type(), coverage.type().methods().get(method))
        : !filter.ignoresAll();
  }
}
