package org.kcov4j.reader.session;

import java.util.Locale;
import org.kcov4j.runtime.layout.SessionLayout;

/** What an area is used for. Ordinals are {@link SessionLayout}'s numbers. */
public enum AreaMode {
  /** Nobody has enabled it yet. */
  NONE,
  /** Every PC in order. */
  PC,
  /** Each PC once. */
  UNIQUE,
  /** Comparison records. */
  CMP;

  /** The highest number the layout knows. */
  static final int MAX = SessionLayout.MODE_CMP;

  static AreaMode of(int number) {
    return values()[number];
  }

  /** The name as users write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
