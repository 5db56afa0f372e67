package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.ISourceFileCoverage;
import org.kcov4j.reader.coverage.SourceFileNode;

/** A source file as JaCoCo's. */
final class SourceFileView extends LinesView implements ISourceFileCoverage {
  private final String packageName;

  SourceFileView(SourceFileNode node) {
    super(
        ElementType.SOURCEFILE,
        node.name(),
        node.counters(),
        node.lines().first(),
        node.lines().last(),
        node::lines);
    this.packageName = node.packageName();
  }

  @Override
  public String getPackageName() {
    return packageName;
  }
}
