package org.kcov4j.reader.report.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcov4j.reader.coverage.ClassCoverage;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.session.ClassRecord;

/** Which lines of a source file each thread ran, as a script for the file's page. */
final class ThreadData {
  private final List<AreaReport> areas;
  private final Map<ClassRecord, ClassCoverage> coverage;

  /**
   * @param coverage of each class in the report, by identity
   */
  ThreadData(List<AreaReport> areas, Map<ClassRecord, ClassCoverage> coverage) {
    this.areas = areas;
    this.coverage = coverage;
  }

  /** The script; none where no thread ran anything of the file. */
  Optional<String> of(SourceUnit unit) {
    StringBuilder out = new StringBuilder();
    for (AreaReport area : areas) {
      Lines lines = new Lines();
      boolean any = false;
      for (ClassNode type : unit.classes()) {
        ClassCoverage whole = coverage.get(type.type());
        if (area.blocks().anyOf(whole)) {
          lines.add(area.blocks().of(whole).lines());
          any = true;
        }
      }
      if (any) {
        out.append('[').append(area.number()).append(',');
        JavaScript.string(out, area.area().threadName());
        out.append(',');
        ranges(out, lines, LineState.FULL);
        out.append(',');
        ranges(out, lines, LineState.PART);
        out.append("],\n");
      }
    }
    return out.isEmpty() ? Optional.empty() : Optional.of("kcov4j.threads([\n" + out + "]);\n");
  }

  /** Runs of lines that have code, as numbers of the first and the last. */
  private static void ranges(StringBuilder out, Lines lines, LineState wanted) {
    out.append('[');
    String separator = "";
    for (int i = 0; i < lines.size(); i++) {
      if (LineState.of(lines, lines.number(i)) != wanted) {
        continue;
      }
      int first = lines.number(i);
      while (i + 1 < lines.size() && LineState.of(lines, lines.number(i + 1)) == wanted) {
        i++;
      }
      out.append(separator).append(first).append(',').append(lines.number(i));
      separator = ",";
    }
    out.append(']');
  }
}
