package org.kcov4j.reader.report.html;

import org.kcov4j.reader.text.VisibleText;

/** Values as JavaScript literals, of plain ASCII and harmless in any context. */
final class JavaScript {
  private JavaScript() {}

  /** Appends a text as a string literal; what could not be seen becomes its visible code. */
  static void string(StringBuilder out, String text) {
    String visible = VisibleText.of(text);
    out.append('"');
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '\'') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
