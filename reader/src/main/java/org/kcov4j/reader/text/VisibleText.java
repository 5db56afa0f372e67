package org.kcov4j.reader.text;

/**
 * Characters that would not be seen, or would change what stands around them: control characters,
 * marks that turn the direction of writing, invisible ones, halves of surrogate pairs. Names of
 * classes and threads may hold any of them, and must steer neither a terminal nor a page.
 */
public final class VisibleText {
  private VisibleText() {}

  /** Whether the character at an index must be written as its code. */
  public static boolean isHidden(CharSequence text, int index) {
    char c = text.charAt(index);
    if (c < 0x80) {
      return c < ' ' || c == 0x7F;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** The code of a character, as Java source writes it. */
  public static String code(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", (int) c);
    };
  }

  /** The text with such characters as their codes. */
  public static String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text, i)) {
        result.append(code(text.charAt(i)));
      } else {
        result.append(text.charAt(i));
      }
    }
    return result.toString();
  }
}
