package org.kcov4j.reader.report.jacoco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.SessionInfo;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.MultiReportVisitor;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.PackageNode;

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
    Files.createDirectories(directory);
    List<IReportVisitor> visitors = new ArrayList<>();
    for (JacocoFormat format : formats) {
      visitors.add(format.open(directory));
    }
    IReportVisitor visitor = new MultiReportVisitor(visitors);
    visitor.visitInfo(infos(runs), executed(tree));
    visitor.visitBundle(new BundleView(title, tree), null); // no format shows source
    visitor.visitEnd();
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
  private static List<ExecutionData> executed(CoverageTree tree) {
    List<ExecutionData> data = new ArrayList<>();
    for (PackageNode node : tree.packages()) {
      for (ClassNode type : node.classes()) {
        if (type.counters().type().covered() > 0) {
          data.add(
              new ExecutionData(
                  ClassView.id(type.type()), type.type().name(), new boolean[] {true}));
        }
      }
    }
    return data;
  }
}
