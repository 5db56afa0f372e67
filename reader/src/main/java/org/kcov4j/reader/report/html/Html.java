package org.kcov4j.reader.report.html;

import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.VisibleText;

/**
 * A page as it grows. All text and every attribute value goes through {@link #text} and {@link
 * #attribute}, which let no name be taken for markup.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 14);

  /** Markup as it is: constants of this package only. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A number as markup or text. */
  Html raw(long number) {
    out.append(number);
    return this;
  }

  /** Text between tags. What could not be seen is shown by its code, and set off. */
  Html text(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (VisibleText.isHidden(text, i)) {
        out.append("<span class=\"esc\">").append(VisibleText.code(c)).append("</span>");
      } else {
        escaped(c);
      }
    }
    return this;
  }

  /** A line of source: as {@link #text}, but tabs stay. */
  Html source(CharSequence line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\t' && VisibleText.isHidden(line, i)) {
        out.append("<span class=\"esc\">").append(VisibleText.code(c)).append("</span>");
      } else {
        escaped(c);
      }
    }
    return this;
  }

  /** A name in an element of its own, so that right-to-left letters move nothing around it. */
  Html name(CharSequence name) {
    raw("<bdi>");
    int from = 0;
    for (int i = 1; i < name.length(); i++) {
      char before = name.charAt(i - 1);
      boolean canBreak =
          before == '(' ? name.length() > 24 : (before == '.' || before == '$') && i - from > 8;
      if (canBreak) {
        text(name.subSequence(from, i)).raw("<wbr>"); // a long name breaks here, if it must
        from = i;
      }
    }
    return text(name.subSequence(from, name.length())).raw("</bdi>");
  }

  /** {@code name="value"}, with the space before it. */
  Html attribute(String name, CharSequence value) {
    out.append(' ').append(name).append("=\"");
    String visible = VisibleText.of(value.toString());
    for (int i = 0; i < visible.length(); i++) {
      escaped(visible.charAt(i));
    }
    out.append('"');
    return this;
  }

  private void escaped(char c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(c);
    }
  }

  /** A number with its thousands separated. */
  Html number(long number) {
    return raw(Count.grouped(number));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
