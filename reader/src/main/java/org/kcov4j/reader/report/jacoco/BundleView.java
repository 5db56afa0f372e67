package org.kcov4j.reader.report.jacoco;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.IPackageCoverage;
import org.kcov4j.reader.coverage.CoverageTree;

/** All packages as JaCoCo's bundle. */
final class BundleView extends NodeView implements IBundleCoverage {
  private final Collection<IPackageCoverage> packages;

  BundleView(String name, CoverageTree tree) {
    super(ElementType.BUNDLE, name, tree.counters());
    List<IPackageCoverage> views = new ArrayList<>();
    tree.packages().forEach(p -> views.add(new PackageView(p)));
    this.packages = List.copyOf(views);
  }

  @Override
  public Collection<IPackageCoverage> getPackages() {
    return packages;
  }
}
