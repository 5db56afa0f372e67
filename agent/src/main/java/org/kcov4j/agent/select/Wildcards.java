package org.kcov4j.agent.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * A list of patterns separated by colons, in which {@code *} stands for any text and {@code ?} for
 * any character.
 */
public final class Wildcards implements Predicate<String> {
  /** Matches nothing. */
  public static final Wildcards NONE = new Wildcards("", Collections.<String>emptyList());

  private static final String ANYTHING = "*";

  private final String text;
  private final List<String> patterns;

  private Wildcards(String text, List<String> patterns) {
    this.text = text;
    this.patterns = patterns;
  }

  /** Reads patterns; empty ones between colons are skipped. */
  public static Wildcards of(String text) {
    List<String> patterns = new ArrayList<>(Arrays.asList(text.split(":")));
    patterns.removeAll(Collections.singleton(""));
    return new Wildcards(text, patterns);
  }

  /** Whether any of the patterns matches all of a name. */
  @Override
  public boolean test(String name) {
    for (String pattern : patterns) {
      if (pattern.equals(ANYTHING) || matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any of the patterns matches some name that begins like this. */
  public boolean testPrefix(String prefix) {
    for (String pattern : patterns) {
      // What a pattern's first part matches, the rest can go on from.
      for (int end = pattern.length(); end > 0; end--) {
        if (matches(pattern.substring(0, end), prefix)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The patterns as they were given. */
  @Override
  public String toString() {
    return text;
  }

  /** Linear in practice: on a mismatch only the last star takes one character more. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int starAt = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starAt = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++starAt;
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
