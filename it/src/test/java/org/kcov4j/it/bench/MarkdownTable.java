package org.kcov4j.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown: the first column to the left, the others to the right. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins with the row of column heads. */
  MarkdownTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /** Adds a row of as many cells as there are columns. */
  void row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "expected " + rows.get(0).size() + " cells, found " + cells);
    }
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    List<String> lines = rows.stream().map(MarkdownTable::line).collect(Collectors.toList());
    lines.add(1, "|---" + "|--:".repeat(rows.get(0).size() - 1) + "|");
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
