package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.IMethodCoverage;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.report.xml.XmlText;

/** A method as JaCoCo's. */
final class MethodView extends LinesView implements IMethodCoverage {
  private final String descriptor;

  MethodView(MethodNode node) {
    super(
        ElementType.METHOD,
        node.method().name(),
        node.counters(),
        node.firstLine(),
        node.lastLine(),
        node::lines);
    this.descriptor = XmlText.of(node.method().descriptor());
  }

  @Override
  public String getDesc() {
    return descriptor;
  }

  @Override
  public String getSignature() {
    return null; // generic signatures are not recorded
  }
}
