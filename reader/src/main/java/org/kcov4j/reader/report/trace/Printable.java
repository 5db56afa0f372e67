package org.kcov4j.reader.report.trace;

/** Names may hold anything, but must not steer the terminal they are shown on, nor break a line. */
public final class Printable {
  private Printable() {}

  /** The text with each control character replaced by a question mark. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.chars().forEach(c -> safe.append(Character.isISOControl(c) ? '?' : (char) c));
    return safe.toString();
  }
}
