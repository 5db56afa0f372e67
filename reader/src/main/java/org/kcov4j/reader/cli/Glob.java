package org.kcov4j.reader.cli;

/** A pattern in which {@code *} stands for any text and {@code ?} for any character. */
record Glob(String pattern) {
  /** Matches everything. */
  static final Glob ANY = new Glob("*");

  /** Whether all of the text fits, in time that pattern times text bounds. */
  boolean matches(String text) {
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
