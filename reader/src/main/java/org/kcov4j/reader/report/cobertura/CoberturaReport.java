package org.kcov4j.reader.report.cobertura;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counters;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.HitLines;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.report.source.SourceRoots;

/**
 * Writes Cobertura's XML, to its DTD {@code coverage-04.dtd}.
 *
 * @param version of the tool, for the report's head
 * @param timestamp of the report, ms since 1970
 * @param sources roots to which the file names are relative
 */
public record CoberturaReport(String version, long timestamp, SourceRoots sources) {
  /** The name of what is written. */
  public static final String FILE_NAME = "cobertura.xml";

  private static final String DOCTYPE =
      "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">";

  /** Writes a report into a directory, which must be there. */
  public void write(CoverageTree tree, Path directory) throws IOException {
    try (Writer file =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(directory.resolve(FILE_NAME)), StandardCharsets.UTF_8))) {
      XmlWriter out = new XmlWriter(file, DOCTYPE);
      coverage(tree, out);
      out.end();
    } catch (XMLStreamException e) {
      throw new IOException(directory.resolve(FILE_NAME) + ": " + e.getMessage(), e);
    }
  }

  private void coverage(CoverageTree tree, XmlWriter out) throws XMLStreamException {
    Counters all = tree.counters();
    out.open("coverage");
    rates(all, out);
    out.attribute("lines-covered", all.line().covered());
    out.attribute("lines-valid", all.line().total());
    out.attribute("branches-covered", all.branch().covered());
    out.attribute("branches-valid", all.branch().total());
    out.attribute("version", "kcov4j " + version);
    out.attribute("timestamp", timestamp);
    out.open("sources");
    List<Path> roots = sources.directories();
    for (Path root : roots.isEmpty() ? List.of(Path.of("")) : roots) {
      out.open("source");
      out.text(root.toAbsolutePath().normalize().toString());
      out.close();
    }
    out.close();
    out.open("packages");
    for (PackageNode node : tree.packages()) {
      out.open("package");
      out.attribute("name", node.name().replace('/', '.'));
      rates(node.counters(), out);
      out.open("classes");
      for (ClassNode type : node.classes()) {
        type(node, type, out);
      }
      out.close();
      out.close();
    }
    out.close();
    out.close();
  }

  private static void type(PackageNode node, ClassNode type, XmlWriter out)
      throws XMLStreamException {
    String file = type.type().sourceFile();
    out.open("class");
    out.attribute("name", type.type().javaName());
    out.attribute(
        "filename",
        SourceRoots.nameOf(
            node.name(), file.isEmpty() ? outermost(type.type().javaName()) + ".java" : file));
    rates(type.counters(), out);
    out.open("methods");
    for (MethodNode method : type.methods()) {
      out.open("method");
      out.attribute("name", method.method().name());
      out.attribute("signature", method.method().descriptor());
      rates(method.counters(), out);
      lines(HitLines.of(List.of(method)), out);
      out.close();
    }
    out.close();
    lines(HitLines.of(type.methods()), out);
    out.close();
  }

  private static String outermost(String javaName) {
    return javaName.substring(javaName.lastIndexOf('.') + 1).replaceFirst("(?<=.)\\$.*", "");
  }

  private static void lines(HitLines hits, XmlWriter out) throws XMLStreamException {
    out.open("lines");
    for (var line : hits.lines().entrySet()) {
      new CoberturaLine(line.getKey(), line.getValue()).write(out);
    }
    out.close();
  }

  private static void rates(Counters counters, XmlWriter out) throws XMLStreamException {
    out.attribute("line-rate", CoberturaLine.rate(counters.line()));
    out.attribute("branch-rate", CoberturaLine.rate(counters.branch()));
    out.attribute("complexity", counters.complexity().total());
  }
}
