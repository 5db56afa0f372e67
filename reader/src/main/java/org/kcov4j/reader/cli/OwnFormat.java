package org.kcov4j.reader.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.cobertura.CoberturaReport;
import org.kcov4j.reader.report.json.JsonReport;
import org.kcov4j.reader.report.lcov.LcovReport;
import org.kcov4j.reader.report.source.SourceRoots;

/** The report formats that do not come from JaCoCo's formatters. */
enum OwnFormat {
  /** A tracefile. */
  LCOV(LcovReport.FILE_NAME) {
    @Override
    void write(
        String title, Coverage coverage, CoverageTree tree, SourceRoots sources, Path directory)
        throws IOException {
      new LcovReport(sources).write(tree, directory);
    }
  },
  /** Cobertura's XML. */
  COBERTURA(CoberturaReport.FILE_NAME) {
    @Override
    void write(
        String title, Coverage coverage, CoverageTree tree, SourceRoots sources, Path directory)
        throws IOException {
      new CoberturaReport(Version.text(), System.currentTimeMillis(), sources)
          .write(tree, directory);
    }
  },
  /** All there is to know, for scripts. */
  JSON(JsonReport.FILE_NAME) {
    @Override
    void write(
        String title, Coverage coverage, CoverageTree tree, SourceRoots sources, Path directory)
        throws IOException {
      new JsonReport(title, Version.text()).write(coverage, tree, directory);
    }
  };

  private final String fileName;

  OwnFormat(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /** Writes a report into a directory, which must be there. */
  abstract void write(
      String title, Coverage coverage, CoverageTree tree, SourceRoots sources, Path directory)
      throws IOException;
}
