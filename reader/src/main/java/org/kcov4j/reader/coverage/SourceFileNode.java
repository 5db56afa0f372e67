package org.kcov4j.reader.coverage;

import java.util.List;

/**
 * A source file and its counters.
 *
 * @param packageName with slashes
 * @param name as the class files say
 * @param counters its counters
 * @param lines its lines
 * @param classes that come from it
 */
public record SourceFileNode(
    String packageName, String name, Counters counters, Lines lines, List<ClassNode> classes) {

  static SourceFileNode of(String packageName, String name, List<ClassNode> classes) {
    Counters counters = Counters.EMPTY;
    Lines lines = new Lines();
    for (ClassNode type : classes) {
      counters = counters.plus(type.counters());
      lines.add(type.lines());
    }
    return new SourceFileNode(
        packageName, name, counters.withLine(lines.counter()), lines, List.copyOf(classes));
  }
}
