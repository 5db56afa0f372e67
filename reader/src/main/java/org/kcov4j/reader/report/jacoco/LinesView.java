package org.kcov4j.reader.report.jacoco;

import java.util.function.Supplier;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.ISourceNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Lines;

/** A node that has lines, as JaCoCo's. {@link Lines#NONE} is JaCoCo's {@link #UNKNOWN_LINE}. */
class LinesView extends NodeView implements ISourceNode {
  private final int firstLine;
  private final int lastLine;
  private final Supplier<Lines> lines;

  LinesView(
      ElementType type,
      String name,
      Counters counters,
      int firstLine,
      int lastLine,
      Supplier<Lines> lines) {
    super(type, name, counters);
    this.firstLine = firstLine;
    this.lastLine = lastLine;
    this.lines = lines;
  }

  @Override
  public int getFirstLine() {
    return firstLine;
  }

  @Override
  public int getLastLine() {
    return lastLine;
  }

  @Override
  public ILine getLine(int nr) {
    Lines counted = lines.get();
    int index = counted.indexOf(nr);
    return index < 0
        ? LineView.EMPTY
        : new LineView(counted.instructions(index), counted.branches(index));
  }
}
