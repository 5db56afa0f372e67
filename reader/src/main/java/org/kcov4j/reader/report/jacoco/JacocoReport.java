package org.kcov4j.reader.report.jacoco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * @param footer a line for the foot of each page
 * @param sources directories to look for source files in
 */
public record JacocoReport(String title, String footer, List<Path> sources) {

  /**
   * Writes a report.
   *
   * @param runs for the page of sessions
   * @param formats at least one
   * @param directory made where it is missing; files of an earlier report are overwritten
   * @throws IOException if it cannot be written
   */
  public void write(
      CoverageTree tree, List<Coverage.Run> runs, Set<JacocoFormat> formats, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    List<IReportVisitor> visitors = new ArrayList<>();
    for (JacocoFormat format : formats) {
      visitors.add(format.open(directory, footer));
    }
    IReportVisitor visitor = new MultiReportVisitor(visitors);
    visitor.visitInfo(infos(runs), executed(tree));
    visitor.visitBundle(new BundleView(title, tree), new SourceDirectories(sources));
    visitor.visitEnd();
  }

  private static List<SessionInfo> infos(List<Coverage.Run> runs) {
    List<SessionInfo> infos = new ArrayList<>();
    for (Coverage.Run run : runs) {
      infos.add(new SessionInfo(run.name(), run.start(), Math.max(run.start(), run.end())));
    }
    return infos;
  }

  /** The classes of which something ran, for the list on the page of sessions. */
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
