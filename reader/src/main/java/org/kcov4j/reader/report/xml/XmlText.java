package org.kcov4j.reader.report.xml;

/** Text that may stand in XML 1.0, which has no place for some characters, not even escaped. */
public final class XmlText {
  private static final int NO_CHARACTER = 0xFFFE;

  private XmlText() {}

  /**
   * The text with a question mark for each control character, half of a surrogate pair and
   * non-character (XML 1.0, 2.2).
   */
  public static String of(String text) {
    if (text.codePoints().allMatch(XmlText::isAllowed)) {
      return text;
    }
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().forEach(c -> allowed.appendCodePoint(isAllowed(c) ? c : '?'));
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    return !Character.isISOControl(c)
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        && c != NO_CHARACTER
        && c != NO_CHARACTER + 1;
  }
}
