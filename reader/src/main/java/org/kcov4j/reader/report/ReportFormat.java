package org.kcov4j.reader.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kcov4j.reader.report.cobertura.CoberturaReport;
import org.kcov4j.reader.report.html.HtmlReport;
import org.kcov4j.reader.report.jacoco.JacocoFormat;
import org.kcov4j.reader.report.json.JsonReport;
import org.kcov4j.reader.report.lcov.LcovReport;

/** What a report can be written as, each with the file to look at. */
public enum ReportFormat {
  /** Pages for people. */
  HTML(HtmlReport.FILE_NAME),
  /** JaCoCo's XML. */
  XML(JacocoFormat.XML.fileName()),
  /** JaCoCo's CSV. */
  CSV(JacocoFormat.CSV.fileName()),
  /** A tracefile. */
  LCOV(LcovReport.FILE_NAME),
  /** Cobertura's XML. */
  COBERTURA(CoberturaReport.FILE_NAME),
  /** All there is to know, for scripts. */
  JSON(JsonReport.FILE_NAME);

  private final String fileName;

  ReportFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The file, in the directory of the report. */
  public String fileName() {
    return fileName;
  }

  /**
   * The format of that name, in upper or lower case.
   *
   * @throws IllegalArgumentException if there is none, with those there are
   */
  public static ReportFormat of(String name) {
    for (ReportFormat format : values()) {
      if (format.name().equalsIgnoreCase(name.strip())) {
        return format;
      }
    }
    throw new IllegalArgumentException("unknown format '" + name + "'; there are " + names());
  }

  private static String names() {
    return Arrays.stream(values())
        .map(f -> f.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
