package org.kcov4j.reader.coverage;

/**
 * JaCoCo's six counters of a node.
 *
 * @param instruction bytecode instructions
 * @param branch ways out of decisions
 * @param line source lines; a line counts as covered when any of its instructions ran
 * @param complexity paths through methods, as McCabe counts them
 * @param method methods; covered when any instruction ran
 * @param type classes; covered when any method is
 */
public record Counters(
    Counter instruction,
    Counter branch,
    Counter line,
    Counter complexity,
    Counter method,
    Counter type) {
  /** Nothing to count. */
  public static final Counters EMPTY =
      new Counters(
          Counter.EMPTY, Counter.EMPTY, Counter.EMPTY, Counter.EMPTY, Counter.EMPTY, Counter.EMPTY);

  /** Both together, for nodes that share no line. */
  public Counters plus(Counters other) {
    return new Counters(
        instruction.plus(other.instruction),
        branch.plus(other.branch),
        line.plus(other.line),
        complexity.plus(other.complexity),
        method.plus(other.method),
        type.plus(other.type));
  }

  Counters withLine(Counter newLine) {
    return new Counters(instruction, branch, newLine, complexity, method, type);
  }

  Counters withType(Counter newType) {
    return new Counters(instruction, branch, line, complexity, method, newType);
  }
}
