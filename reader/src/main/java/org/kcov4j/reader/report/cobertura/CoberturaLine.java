package org.kcov4j.reader.report.cobertura;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.HitLines;

/** A line and its conditions. */
record CoberturaLine(int number, HitLines.Line line) {
  void write(XmlWriter out) throws XMLStreamException {
    Counter branches = line.branches();
    out.open("line");
    out.attribute("number", number);
    out.attribute("hits", line.hits());
    out.attribute("branch", Boolean.toString(branches.total() > 0));
    if (branches.total() > 0) {
      out.attribute(
          "condition-coverage",
          percent(branches.covered(), branches.total())
              + " ("
              + branches.covered()
              + "/"
              + branches.total()
              + ")");
      conditions(out);
    }
    out.close();
  }

  private void conditions(XmlWriter out) throws XMLStreamException {
    out.open("conditions");
    for (int i = 0; i < line.decisions().size(); i++) {
      HitLines.Decision decision = line.decisions().get(i);
      int covered = 0;
      for (int way = 0; way < decision.ways(); way++) {
        covered += decision.taken(way) > 0 ? 1 : 0;
      }
      out.open("condition");
      out.attribute("number", i);
      out.attribute("type", decision.ways() == 2 ? "jump" : "switch");
      out.attribute("coverage", percent(covered, decision.ways()));
      out.close();
    }
    out.close();
  }

  private static String percent(int covered, int total) {
    return 100L * covered / total + "%";
  }

  /** Covered over total; 1 where there is nothing to cover. */
  static String rate(Counter counter) {
    return counter.total() == 0
        ? "1.0"
        : String.format(Locale.ROOT, "%.4f", (double) counter.covered() / counter.total());
  }
}
