package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.Counter;
import org.kcov4j.reader.coverage.Lines;

/** How much of a line ran. */
enum LineState {
  /** There is no code. */
  NONE(""),
  /** Nothing of it. */
  NOT("n"),
  /** Not all instructions, or not all ways out of a decision. */
  PART("p"),
  /** All. */
  FULL("f");

  /** Class of the line in the style sheet. */
  final String style;

  LineState(String style) {
    this.style = style;
  }

  static LineState of(Lines lines, int line) {
    int index = lines.indexOf(line);
    if (index < 0) {
      return NONE;
    }
    Counter instructions = lines.instructions(index);
    Counter branches = lines.branches(index);
    if (instructions.total() + branches.total() == 0) {
      return NONE;
    }
    if (instructions.covered() + branches.covered() == 0) {
      return NOT;
    }
    return instructions.missed() + branches.missed() == 0 ? FULL : PART;
  }
}
