package org.kcov4j.reader.report;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcov4j.reader.coverage.Coverage;
import org.kcov4j.reader.coverage.CoverageNotes;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.report.cobertura.CoberturaReport;
import org.kcov4j.reader.report.html.HtmlReport;
import org.kcov4j.reader.report.jacoco.JacocoFormat;
import org.kcov4j.reader.report.jacoco.JacocoReport;
import org.kcov4j.reader.report.json.JsonReport;
import org.kcov4j.reader.report.lcov.LcovReport;
import org.kcov4j.reader.session.Session;

/**
 * Writes a report in any number of formats.
 *
 * <pre>
 * add* write
 * </pre>
 */
public final class ReportWriter {
  private final ReportSpec spec;
  private final HtmlReport html;

  /** Begins a report. Nothing is written before {@link #add}. */
  public ReportWriter(ReportSpec spec) {
    this.spec = spec;
    this.html =
        spec.formats().contains(ReportFormat.HTML)
            ? new HtmlReport(spec.directory(), spec.title(), footer(spec), spec.sources())
            : null;
  }

  private static String footer(ReportSpec spec) {
    String made = "kcov4j " + spec.version();
    return spec.footer().isEmpty() ? made : spec.footer() + " · " + made;
  }

  /** Reads a session for the pages of its threads; the formats without such do not look at it. */
  public void add(Session session) throws IOException {
    if (html != null) {
      html.add(session);
    }
  }

  /** Writes all formats of the sessions that were added. */
  public void write(Coverage coverage, CoverageTree tree) throws IOException {
    write(coverage, tree, Map.of());
  }

  /**
   * Writes all formats of the sessions that were added.
   *
   * @param modules parts of the program by name, in the order in which to show them: groups in
   *     JaCoCo's formats, a table in the pages. The other formats know only the whole
   */
  public void write(Coverage coverage, CoverageTree tree, Map<String, CoverageTree> modules)
      throws IOException {
    JacocoReport jacoco = new JacocoReport(spec.title());
    if (modules.isEmpty()) {
      jacoco.write(tree, coverage.runs(), jacocoFormats(), spec.directory());
    } else {
      jacoco.write(modules, coverage.runs(), jacocoFormats(), spec.directory());
    }
    if (html != null) {
      html.write(coverage, tree, modules, notes(coverage, tree));
    }
    for (ReportFormat format : spec.formats()) {
      switch (format) {
        case HTML, XML, CSV -> {} // above
        case LCOV -> new LcovReport(spec.sources()).write(tree, spec.directory());
        case COBERTURA ->
            new CoberturaReport(spec.version(), System.currentTimeMillis(), spec.sources())
                .write(tree, spec.directory());
        case JSON ->
            new JsonReport(spec.title(), spec.version()).write(coverage, tree, spec.directory());
      }
    }
  }

  private static List<String> notes(Coverage coverage, CoverageTree tree) {
    return CoverageNotes.all(coverage, tree);
  }

  private Set<JacocoFormat> jacocoFormats() {
    Set<JacocoFormat> formats = EnumSet.noneOf(JacocoFormat.class);
    if (spec.formats().contains(ReportFormat.XML)) {
      formats.add(JacocoFormat.XML);
    }
    if (spec.formats().contains(ReportFormat.CSV)) {
      formats.add(JacocoFormat.CSV);
    }
    return formats;
  }
}
