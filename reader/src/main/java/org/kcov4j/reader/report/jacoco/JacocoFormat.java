package org.kcov4j.reader.report.jacoco;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.csv.CSVFormatter;
import org.jacoco.report.xml.XMLFormatter;

/** JaCoCo's formats for programs, each with the name of what it writes in the output directory. */
public enum JacocoFormat {
  /** One file, to the DTD {@code report.dtd}. */
  XML("jacoco.xml") {
    @Override
    IReportVisitor open(Path directory) throws IOException {
      return new XMLFormatter().createVisitor(file(directory));
    }
  },
  /** One file, a row for each class. */
  CSV("jacoco.csv") {
    @Override
    IReportVisitor open(Path directory) throws IOException {
      return new CSVFormatter().createVisitor(file(directory));
    }
  };

  private final String fileName;

  JacocoFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The file it writes. */
  public String fileName() {
    return fileName;
  }

  OutputStream file(Path directory) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(directory.resolve(fileName)));
  }

  abstract IReportVisitor open(Path directory) throws IOException;
}
