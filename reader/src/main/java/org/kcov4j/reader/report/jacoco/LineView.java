package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ILine;
import org.kcov4j.reader.coverage.Counter;

/** A line as JaCoCo's. */
record LineView(Counter instructions, Counter branches) implements ILine {
  /** A line without code. */
  static final LineView EMPTY = new LineView(Counter.EMPTY, Counter.EMPTY);

  @Override
  public ICounter getInstructionCounter() {
    return new CounterView(instructions);
  }

  @Override
  public ICounter getBranchCounter() {
    return new CounterView(branches);
  }

  @Override
  public int getStatus() {
    return getInstructionCounter().getStatus() | getBranchCounter().getStatus();
  }
}
