package org.kcov4j.reader.report.jacoco;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.IMethodCoverage;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.report.xml.XmlText;
import org.kcov4j.reader.session.ClassRecord;

/** A class as JaCoCo's. */
final class ClassView extends LinesView implements IClassCoverage {
  private final ClassNode node;
  private final Collection<IMethodCoverage> methods;

  ClassView(ClassNode node) {
    super(
        ElementType.CLASS,
        node.type().name(),
        node.counters(),
        node.firstLine(),
        node.lastLine(),
        node::lines);
    this.node = node;
    List<IMethodCoverage> views = new ArrayList<>();
    node.methods().forEach(m -> views.add(new MethodView(m)));
    this.methods = List.copyOf(views);
  }

  /** Stands in for JaCoCo's CRC-64: two classes of one report never agree in name and CRC. */
  static long id(ClassRecord type) {
    return (long) type.crc() << 32 | Integer.toUnsignedLong(type.name().hashCode());
  }

  @Override
  public long getId() {
    return id(node.type());
  }

  @Override
  public boolean isNoMatch() {
    return false; // lines and PCs come from one load of one class
  }

  @Override
  public String getSignature() {
    return null; // generic signatures are not recorded
  }

  @Override
  public String getSuperName() {
    return node.type().superName().isEmpty() ? null : node.type().superName();
  }

  @Override
  public String[] getInterfaceNames() {
    return node.type().interfaces().toArray(String[]::new);
  }

  @Override
  public String getPackageName() {
    return XmlText.of(node.packageName());
  }

  @Override
  public String getSourceFileName() {
    return node.type().sourceFile().isEmpty() ? null : XmlText.of(node.type().sourceFile());
  }

  @Override
  public Collection<IMethodCoverage> getMethods() {
    return methods;
  }
}
