package org.kcov4j.reader.session;

import java.util.List;
import java.util.stream.Stream;

/**
 * Patterns separated by colons, as the agent's options have them: {@code *} stands for any text and
 * {@code ?} for any character.
 *
 * @param patterns none of them empty
 */
public record Wildcards(List<String> patterns) {
  /** Reads a list; empty patterns in it are skipped. */
  public static Wildcards of(String list) {
    return new Wildcards(Stream.of(list.split(":")).filter(p -> !p.isEmpty()).toList());
  }

  /** Whether any of the patterns fits all of the text. */
  public boolean matches(String text) {
    return patterns.stream().anyMatch(p -> matches(p, text));
  }

  /** Whether a pattern fits all of the text, in time that pattern times text bounds. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1; // let the last star take one more
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
