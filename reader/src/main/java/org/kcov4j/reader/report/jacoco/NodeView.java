package org.kcov4j.reader.report.jacoco;

import org.jacoco.core.analysis.CoverageNodeImpl;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ICoverageNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.report.xml.XmlText;

/**
 * A node as JaCoCo's. Shows our counters by its getters and leaves those of its base class alone:
 * their type is internal to JaCoCo.
 */
class NodeView extends CoverageNodeImpl {
  private final Counters counters;

  NodeView(ElementType type, String name, Counters counters) {
    super(type, XmlText.of(name));
    this.counters = counters;
  }

  @Override
  public ICounter getInstructionCounter() {
    return new CounterView(counters.instruction());
  }

  @Override
  public ICounter getBranchCounter() {
    return new CounterView(counters.branch());
  }

  @Override
  public ICounter getLineCounter() {
    return new CounterView(counters.line());
  }

  @Override
  public ICounter getComplexityCounter() {
    return new CounterView(counters.complexity());
  }

  @Override
  public ICounter getMethodCounter() {
    return new CounterView(counters.method());
  }

  @Override
  public ICounter getClassCounter() {
    return new CounterView(counters.type());
  }

  @Override
  public ICoverageNode getPlainCopy() {
    CoverageNodeImpl copy = new CoverageNodeImpl(getElementType(), getName());
    copy.increment(this);
    return copy;
  }
}
