package org.kcov4j.reader.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.coverage.SourceFileNode;

/**
 * What has a page of its own: a source file with its classes, or a class that names none.
 *
 * @param packageName with slashes
 * @param name of the file, or of the class without its package
 * @param hasFile whether it is a source file
 * @param counters its counters
 * @param lines its lines
 * @param classes by name, at least one
 */
record SourceUnit(
    String packageName,
    String name,
    boolean hasFile,
    Counters counters,
    Lines lines,
    List<ClassNode> classes) {

  static List<SourceUnit> of(PackageNode node) {
    Map<String, List<ClassNode>> bySource = new LinkedHashMap<>();
    List<SourceUnit> units = new ArrayList<>();
    for (ClassNode type : node.classes()) {
      String source = type.type().sourceFile();
      if (source.isEmpty()) {
        units.add(
            new SourceUnit(
                node.name(),
                ClassNames.simple(type),
                false,
                type.counters(),
                type.lines(),
                List.of(type)));
      } else {
        bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(type);
      }
    }
    for (SourceFileNode file : node.sourceFiles()) {
      units.add(
          new SourceUnit(
              node.name(),
              file.name(),
              true,
              file.counters(),
              file.lines(),
              List.copyOf(bySource.get(file.name()))));
    }
    return units;
  }
}
