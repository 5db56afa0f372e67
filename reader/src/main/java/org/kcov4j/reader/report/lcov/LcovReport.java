package org.kcov4j.reader.report.lcov;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.CoverageTree;
import org.kcov4j.reader.coverage.HitLines;
import org.kcov4j.reader.coverage.Lines;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.coverage.PackageNode;
import org.kcov4j.reader.coverage.SourceFileNode;
import org.kcov4j.reader.report.source.SourceRoots;

/**
 * Writes an LCOV tracefile (man 1 geninfo): functions, branches and lines with their counts.
 *
 * @param sources names the files where they are found; others go by package and file name
 */
public record LcovReport(SourceRoots sources) {
  /** The name of what is written. */
  public static final String FILE_NAME = "lcov.info";

  /** Writes a report into a directory, which must be there. */
  public void write(CoverageTree tree, Path directory) throws IOException {
    // Not Files.newBufferedWriter: it fails at a name with half of a surrogate pair.
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(directory.resolve(FILE_NAME)), StandardCharsets.UTF_8))) {
      for (PackageNode node : tree.packages()) {
        for (SourceFileNode file : node.sourceFiles()) {
          write(file, out);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(SourceFileNode file, Writer out) throws IOException {
    HitLines hits = HitLines.ofClasses(file.classes());
    if (hits.lines().isEmpty()) {
      return;
    }
    String name =
        sources
            .find(file.packageName(), file.name())
            .map(f -> f.toAbsolutePath().normalize().toString())
            .orElse(SourceRoots.nameOf(file.packageName(), file.name()));
    record(out, "TN", "");
    record(out, "SF", name);
    functions(file, out);
    branches(hits, out);
    hits.lines().forEach((line, facts) -> record(out, "DA", line + "," + facts.hits()));
    totals(out, "LF", "LH", hits.lineCounter());
    out.write("end_of_record\n");
  }

  private static void functions(SourceFileNode file, Writer out) {
    List<String> counts = new ArrayList<>();
    int covered = 0;
    for (ClassNode type : file.classes()) {
      for (MethodNode method : type.methods()) {
        if (method.firstLine() == Lines.NONE) {
          continue;
        }
        String name =
            type.type().javaName() + '.' + method.method().name() + method.method().descriptor();
        record(out, "FN", method.firstLine() + "," + name);
        counts.add(method.hits() + "," + name);
        covered += method.hits() > 0 ? 1 : 0;
      }
    }
    counts.forEach(c -> record(out, "FNDA", c));
    totals(out, "FNF", "FNH", new Counter(counts.size() - covered, covered));
  }

  private static void branches(HitLines hits, Writer out) {
    hits.lines()
        .forEach(
            (line, facts) -> {
              for (int i = 0; i < facts.decisions().size(); i++) {
                HitLines.Decision decision = facts.decisions().get(i);
                for (int way = 0; way < decision.ways(); way++) {
                  String taken = decision.reached() ? Long.toString(decision.taken(way)) : "-";
                  record(out, "BRDA", line + "," + i + "," + way + "," + taken);
                }
              }
            });
    Counter branches = hits.branchCounter();
    if (branches.total() > 0) {
      totals(out, "BRF", "BRH", branches);
    }
  }

  private static void totals(Writer out, String found, String hit, Counter counter) {
    record(out, found, Integer.toString(counter.total()));
    record(out, hit, Integer.toString(counter.covered()));
  }

  /** A line of the file; a name that holds a line break must not begin another. */
  private static void record(Writer out, String type, String value) {
    try {
      out.write(type);
      out.write(':');
      for (int i = 0; i < value.length(); i++) {
        out.write(Character.isISOControl(value.charAt(i)) ? '?' : value.charAt(i));
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
