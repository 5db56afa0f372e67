package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.ISourceNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.Lines;

/** A node that has lines, as JaCoCo's. */
class LinesView extends NodeView implements ISourceNode {
  private final Lines lines;

  LinesView(ElementType type, String name, Counters counters, Lines lines) {
    super(type, name, counters);
    this.lines = lines;
  }

  @Override
  public int getFirstLine() {
    return lines.size() == 0 ? UNKNOWN_LINE : lines.number(0);
  }

  @Override
  public int getLastLine() {
    return lines.size() == 0 ? UNKNOWN_LINE : lines.number(lines.size() - 1);
  }

  @Override
  public ILine getLine(int nr) {
    int index = lines.indexOf(nr);
    return index < 0
        ? LineView.EMPTY
        : new LineView(lines.instructions(index), lines.branches(index));
  }
}
