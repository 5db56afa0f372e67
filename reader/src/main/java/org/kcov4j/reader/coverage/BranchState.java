package org.kcov4j.reader.coverage;

/** What is known of an edge between blocks. */
public enum BranchState {
  /** Control went this way. */
  COVERED,
  /** Control never went this way. */
  MISSED,
  /** Blocks alone cannot tell. */
  UNKNOWN
}
