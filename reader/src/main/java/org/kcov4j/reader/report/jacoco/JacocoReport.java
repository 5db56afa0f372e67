package org.kcov4j.reader.report.jacoco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.SessionInfo;
import org.jacoco.report.IReportGroupVisitor;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.MultiReportVisitor;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.report.xml.XmlText;

/**
 * Renders coverage in JaCoCo's formats.
 *
 * @param title of the report
 */
public record JacocoReport(String title) {

  /**
   * Writes a report.
   *
   * @param runs for the list of sessions
   * @param formats which
   * @param directory made where it is missing; files of an earlier report are overwritten
   * @throws IOException if it cannot be written
   */
  public void write(
      CoverageTree tree, List<Coverage.Run> runs, Set<JacocoFormat> formats, Path directory)
      throws IOException {
    IReportVisitor visitor = open(formats, directory);
    visitor.visitInfo(infos(runs), executed(List.of(tree)));
    visitor.visitBundle(new BundleView(title, tree), null); // no format shows source
    visitor.visitEnd();
  }

  /**
   * Writes a report of several bundles, in a group with the title of the report.
   *
   * @param bundles by name
   * @param runs for the list of sessions
   * @param formats which
   * @param directory made where it is missing; files of an earlier report are overwritten
   * @throws IOException if it cannot be written
   */
  public void write(
      Map<String, CoverageTree> bundles,
      List<Coverage.Run> runs,
      Set<JacocoFormat> formats,
      Path directory)
      throws IOException {
    IReportVisitor visitor = open(formats, directory);
    visitor.visitInfo(infos(runs), executed(bundles.values()));
    IReportGroupVisitor group = visitor.visitGroup(XmlText.of(title));
    for (Map.Entry<String, CoverageTree> bundle : bundles.entrySet()) {
      group.visitBundle(new BundleView(bundle.getKey(), bundle.getValue()), null);
    }
    visitor.visitEnd();
  }

  private static IReportVisitor open(Set<JacocoFormat> formats, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<IReportVisitor> visitors = new ArrayList<>();
    for (JacocoFormat format : formats) {
      visitors.add(format.open(directory));
    }
    return new MultiReportVisitor(visitors);
  }

  /** The coverage as JaCoCo's tools take it. */
  public static IBundleCoverage bundle(String name, CoverageTree tree) {
    return new BundleView(name, tree);
  }

  private static List<SessionInfo> infos(List<Coverage.Run> runs) {
    List<SessionInfo> infos = new ArrayList<>();
    for (Coverage.Run run : runs) {
      infos.add(new SessionInfo(run.name(), run.start(), Math.max(run.start(), run.end())));
    }
    return infos;
  }

  /** The classes of which something ran. */
  private static List<ExecutionData> executed(Collection<CoverageTree> trees) {
    List<ExecutionData> data = new ArrayList<>();
    for (CoverageTree tree : trees) {
      for (PackageNode node : tree.packages()) {
        for (ClassNode type : node.classes()) {
          if (type.counters().type().covered() > 0) {
            data.add(executed(type));
          }
        }
      }
    }
    return data;
  }

  private static ExecutionData executed(ClassNode type) {
    return new ExecutionData(ClassView.id(type.type()), type.type().name(), new boolean[] {true});
  }
}
