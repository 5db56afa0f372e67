package org.kcov4j.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the output of {@code trace --format=tsv} for areas of PCs. */
public final class TraceTsv {

  private static final String HEADER =
      String.join("\t", "thread", "index", "pc", "class", "method", "descriptor", "bci", "line");

  private TraceTsv() {}

  /** Parses it; anything unexpected is an error that quotes the line. */
  public static List<TraceRow> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException(
          "expected the header " + HEADER + ", found " + (lines.isEmpty() ? "" : lines.get(0)));
    }
    List<TraceRow> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(row(line));
    }
    return rows;
  }

  private static TraceRow row(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 8 || !columns[2].matches("0x[0-9a-f]{8}")) {
      throw new IllegalArgumentException("not a row: " + line);
    }
    return new TraceRow(
        columns[0],
        Integer.parseInt(columns[1]),
        Integer.parseUnsignedInt(columns[2].substring(2), 16),
        new CodeLocation(columns[3], columns[4], columns[5], Integer.parseInt(columns[6])),
        columns[7].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(columns[7])));
  }
}
