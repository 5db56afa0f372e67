package org.kcov4j.reader.report;

import java.nio.file.Path;
import java.util.Set;
import org.kcov4j.reader.report.source.SourceRoots;

/**
 * What to write, and where.
 *
 * @param directory to write to; made where it is missing, files of an earlier report are
 *     overwritten
 * @param formats which
 * @param title of the report
 * @param footer text at the foot of each page; may be empty
 * @param version of kcov4j
 * @param sources where to look for source files
 */
public record ReportSpec(
    Path directory,
    Set<ReportFormat> formats,
    String title,
    String footer,
    String version,
    SourceRoots sources) {

  /** The file to look at of a format. */
  public Path file(ReportFormat format) {
    return directory.resolve(format.fileName());
  }
}
