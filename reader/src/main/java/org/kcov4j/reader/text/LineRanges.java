package org.kcov4j.reader.text;

import java.util.List;

/** Line numbers as people write them. */
public final class LineRanges {
  private LineRanges() {}

  /** Lines in order as {@code 3-5,9}. */
  public static String of(List<Integer> lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      int from = i;
      while (i + 1 < lines.size() && lines.get(i + 1) == lines.get(i) + 1) {
        i++;
      }
      text.append(text.isEmpty() ? "" : ",").append(lines.get(from));
      text.append(i > from ? "-" + lines.get(i) : "");
    }
    return text.toString();
  }
}
