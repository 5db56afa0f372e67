package org.kcov4j.reader.report.html;

import java.util.Arrays;
import org.kcov4j.reader.coverage.ClassCoverage;
import org.kcov4j.reader.coverage.ClassNode;
import org.kcov4j.reader.coverage.MethodNode;
import org.kcov4j.reader.session.Blocks;

/** How often lines ran: as often as that of their blocks which ran most. */
final class LineHits {
  private static final int LINES = 1 << 16;

  private final long[] hits = new long[LINES];
  private final MethodNode[] owner = new MethodNode[LINES];

  /** The number after that of the last line added. */
  private int end;

  /** Forgets all lines. */
  void clear() {
    Arrays.fill(hits, 0, end, 0);
    Arrays.fill(owner, 0, end, null);
    end = 0;
  }

  /** Adds the lines of the methods of a class that count. */
  void add(ClassNode node, ClassCoverage coverage) {
    Blocks blocks = coverage.type().blocks();
    for (MethodNode method : node.methods()) {
      for (int b = method.method().firstBlock(); b < method.method().endBlock(); b++) {
        for (int run = 0; run < blocks.runs(b); run++) {
          int line = blocks.runLine(b, run);
          end = Math.max(end, line + 1);
          hits[line] = Math.max(hits[line], coverage.hits(b));
          if (owner[line] == null) {
            owner[line] = method;
          }
        }
      }
    }
  }

  long of(int line) {
    return hits[line];
  }

  /** The first method that has code on the line, or null. */
  MethodNode method(int line) {
    return owner[line];
  }
}
