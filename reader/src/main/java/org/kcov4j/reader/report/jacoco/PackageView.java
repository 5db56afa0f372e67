package org.kcov4j.reader.report.jacoco;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.IPackageCoverage;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.kcov4j.reader.coverage.PackageNode;

/** A package as JaCoCo's. */
final class PackageView extends NodeView implements IPackageCoverage {
  private final Collection<IClassCoverage> classes;
  private final Collection<ISourceFileCoverage> sourceFiles;

  PackageView(PackageNode node) {
    super(ElementType.PACKAGE, node.name(), node.counters());
    List<IClassCoverage> classViews = new ArrayList<>();
    node.classes().forEach(c -> classViews.add(new ClassView(c)));
    this.classes = List.copyOf(classViews);
    List<ISourceFileCoverage> fileViews = new ArrayList<>();
    node.sourceFiles().forEach(f -> fileViews.add(new SourceFileView(f)));
    this.sourceFiles = List.copyOf(fileViews);
  }

  @Override
  public Collection<IClassCoverage> getClasses() {
    return classes;
  }

  @Override
  public Collection<ISourceFileCoverage> getSourceFiles() {
    return sourceFiles;
  }
}
