package org.kcov4j.reader.report.jacoco;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.csv.CSVFormatter;
import org.jacoco.report.html.HTMLFormatter;
import org.jacoco.report.xml.XMLFormatter;

/** JaCoCo's formats, each with the name of what it writes in the output directory. */
public enum JacocoFormat {
  /** Pages, from {@code index.html}. */
  HTML("index.html") {
    @Override
    IReportVisitor open(Path directory, String footer) throws IOException {
      HTMLFormatter formatter = new HTMLFormatter();
      formatter.setFooterText(footer);
      formatter.setLocale(Locale.ENGLISH);
      return formatter.createVisitor(new FileMultiReportOutput(directory.toFile()));
    }
  },
  /** One file, to the DTD {@code report.dtd}. */
  XML("jacoco.xml") {
    @Override
    IReportVisitor open(Path directory, String footer) throws IOException {
      return new XMLFormatter().createVisitor(file(directory));
    }
  },
  /** One file, a row for each class. */
  CSV("jacoco.csv") {
    @Override
    IReportVisitor open(Path directory, String footer) throws IOException {
      return new CSVFormatter().createVisitor(file(directory));
    }
  };

  private final String fileName;

  JacocoFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The file to look at first. */
  public String fileName() {
    return fileName;
  }

  OutputStream file(Path directory) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(directory.resolve(fileName)));
  }

  abstract IReportVisitor open(Path directory, String footer) throws IOException;
}
