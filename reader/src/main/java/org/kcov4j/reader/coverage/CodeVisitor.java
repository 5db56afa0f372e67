package org.kcov4j.reader.coverage;

/**
 * Takes what counts of a method, in bytecode order.
 *
 * <pre>
 * ( code+ decision? )*
 * </pre>
 */
public interface CodeVisitor {
  /**
   * Some instructions.
   *
   * @param line 0 if unknown
   * @param instructions how many
   * @param hits how often they ran
   */
  void code(int line, int instructions, long hits);

  /**
   * A decision, at the end of the code before it.
   *
   * @param line 0 if unknown
   * @param hits how often it was come to
   * @param taken for each way out how often it was taken, at least; 0 where it was missed, and at
   *     least 1 where that cannot be told
   * @param unknown of how many ways it cannot be told whether they were taken
   */
  void decision(int line, long hits, long[] taken, int unknown);
}
