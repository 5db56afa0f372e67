package org.kcov4j.reader.coverage;

import java.util.List;
import org.kcov4j.reader.session.ClassRecord;

/**
 * A class and its counters.
 *
 * @param type as loaded
 * @param counters its counters
 * @param firstLine {@link Lines#NONE} if none is known
 * @param lastLine {@link Lines#NONE} if none is known
 * @param methods those that count, see {@link CoverageFilter}, in the order of the class file
 * @param loaded whether any JVM loaded it
 */
public record ClassNode(
    ClassRecord type,
    Counters counters,
    int firstLine,
    int lastLine,
    List<MethodNode> methods,
    boolean loaded) {

  static ClassNode of(ClassRecord type, List<MethodNode> methods, boolean loaded) {
    Counters counters = Counters.EMPTY;
    for (MethodNode method : methods) {
      counters = counters.plus(method.counters());
    }
    Lines lines = lines(methods);
    counters = counters.withLine(lines.counter());
    counters = counters.withType(Counter.one(counters.method().covered() > 0));
    return new ClassNode(type, counters, lines.first(), lines.last(), methods, loaded);
  }

  private static Lines lines(List<MethodNode> methods) {
    Lines lines = new Lines();
    methods.forEach(m -> lines.add(m.lines()));
    return lines;
  }

  /** Its lines, counted anew. */
  public Lines lines() {
    return lines(methods);
  }

  /** The name of the class's package, with slashes; empty for the unnamed one. */
  public String packageName() {
    return type.name().substring(0, Math.max(0, type.name().lastIndexOf('/')));
  }
}
