package org.kcov4j.reader.cli;

import org.kcov4j.reader.session.Wildcards;

/** A pattern in which {@code *} stands for any text and {@code ?} for any character. */
record Glob(String pattern) {
  /** Matches everything. */
  static final Glob ANY = new Glob("*");

  /** Whether all of the text fits. */
  boolean matches(String text) {
    return Wildcards.matches(pattern, text);
  }
}
