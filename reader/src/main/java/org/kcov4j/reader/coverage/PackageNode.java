package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package and its counters.
 *
 * @param name with slashes; empty for the unnamed one
 * @param counters its counters
 * @param classes by name
 * @param sourceFiles by name
 */
public record PackageNode(
    String name, Counters counters, List<ClassNode> classes, List<SourceFileNode> sourceFiles) {

  static PackageNode of(String name, List<ClassNode> classes) {
    Map<String, List<ClassNode>> bySource = new TreeMap<>();
    Counters counters = Counters.EMPTY;
    for (ClassNode type : classes) {
      if (type.type().sourceFile().isEmpty()) {
        counters = counters.plus(type.counters());
      } else {
        bySource.computeIfAbsent(type.type().sourceFile(), s -> new ArrayList<>()).add(type);
      }
    }
    List<SourceFileNode> files = new ArrayList<>();
    for (Map.Entry<String, List<ClassNode>> source : bySource.entrySet()) {
      SourceFileNode file = SourceFileNode.of(name, source.getKey(), source.getValue());
      counters = counters.plus(file.counters());
      files.add(file);
    }
    return new PackageNode(name, counters, List.copyOf(classes), List.copyOf(files));
  }
}
