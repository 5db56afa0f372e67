package org.kcov4j.reader.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kcov4j.reader.coverage.ClassCoverage;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.session.Blocks;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.session.MethodRecord;

/**
 * What A covers that B does not, and back. Classes are compared block by block where both ran from
 * the same class file, else method by method.
 *
 * @param onlyA by class and in the order of its methods
 * @param onlyB by class and in the order of its methods
 * @param changed classes of both that ran from other class files, by name
 */
public record CoverageDiff(List<MethodGain> onlyA, List<MethodGain> onlyB, List<String> changed) {
  /** Compares. */
  public static CoverageDiff of(Coverage a, Coverage b) {
    Map<String, Map<ClassVersion, ClassCoverage>> before = byName(a);
    Map<String, Map<ClassVersion, ClassCoverage>> after = byName(b);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    CoverageDiff diff = new CoverageDiff(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String name : names) {
      diff.compare(before.getOrDefault(name, Map.of()), after.getOrDefault(name, Map.of()));
    }
    return diff;
  }

  private static Map<String, Map<ClassVersion, ClassCoverage>> byName(Coverage coverage) {
    Map<String, Map<ClassVersion, ClassCoverage>> result = new TreeMap<>();
    for (ClassCoverage type : coverage.classes()) {
      result
          .computeIfAbsent(type.type().name(), n -> new LinkedHashMap<>())
          .put(ClassVersion.of(type.type()), type);
    }
    return result;
  }

  private void compare(
      Map<ClassVersion, ClassCoverage> before, Map<ClassVersion, ClassCoverage> after) {
    Set<ClassVersion> common = new HashSet<>(before.keySet());
    common.retainAll(after.keySet());
    if (common.isEmpty() && !before.isEmpty() && !after.isEmpty()) {
      changed.add(before.values().iterator().next().type().javaName());
      addMethods(before.values(), after.values(), onlyA);
      addMethods(after.values(), before.values(), onlyB);
      return;
    }
    before.forEach((version, type) -> addBlocks(type, after.get(version), onlyA));
    after.forEach((version, type) -> addBlocks(type, before.get(version), onlyB));
  }

  private static void addBlocks(ClassCoverage type, ClassCoverage other, List<MethodGain> gains) {
    for (int i = 0; i < type.type().methods().size(); i++) {
      MethodRecord method = type.type().methods().get(i);
      // Split edges come after the blocks of their method, whose ordinals agree with and without.
      int there = other == null ? 0 : other.type().methods().get(i).firstBlock();
      Blocks blocks = type.type().blocks();
      Set<Integer> lines = new TreeSet<>();
      int count = 0;
      for (int n = 0; n < method.blockCount(); n++) {
        int block = method.firstBlock() + n;
        if (!blocks.isEdge(block) && type.ran(block) && (other == null || !other.ran(there + n))) {
          count++;
          addLines(blocks, block, lines);
        }
      }
      if (count > 0) {
        gains.add(gain(type, method, count, lines));
      }
    }
  }

  private static void addMethods(
      Iterable<ClassCoverage> types, Iterable<ClassCoverage> others, List<MethodGain> gains) {
    Set<String> known = new HashSet<>();
    for (ClassCoverage other : others) {
      for (MethodRecord method : other.type().methods()) {
        if (ran(other, method)) {
          known.add(method.name() + method.descriptor());
        }
      }
    }
    for (ClassCoverage type : types) {
      for (MethodRecord method : type.type().methods()) {
        if (ran(type, method) && known.add(method.name() + method.descriptor())) {
          Set<Integer> lines = new TreeSet<>();
          for (int block = method.firstBlock(); block < method.endBlock(); block++) {
            if (type.ran(block)) {
              addLines(type.type().blocks(), block, lines);
            }
          }
          gains.add(gain(type, method, 0, lines));
        }
      }
    }
  }

  private static boolean ran(ClassCoverage type, MethodRecord method) {
    for (int block = method.firstBlock(); block < method.endBlock(); block++) {
      if (type.ran(block)) {
        return true;
      }
    }
    return false;
  }

  private static void addLines(Blocks blocks, int block, Set<Integer> lines) {
    for (int run = 0; run < blocks.runs(block); run++) {
      if (blocks.runLine(block, run) != 0) {
        lines.add(blocks.runLine(block, run));
      }
    }
  }

  private static MethodGain gain(
      ClassCoverage type, MethodRecord method, int blocks, Set<Integer> lines) {
    return new MethodGain(
        type.type().javaName(),
        type.type().sourceFile(),
        method.name(),
        method.descriptor(),
        blocks,
        List.copyOf(lines));
  }
}
