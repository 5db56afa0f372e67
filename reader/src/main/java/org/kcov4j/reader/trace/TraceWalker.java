package org.kcov4j.reader.trace;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.kcov4j.reader.session.AreaInfo;

/** Walks areas, symbolizing as it goes. */
public final class TraceWalker {
  private final SymbolTable table;
  private final CollisionResolver resolver;
  private final IntConsumer progress;
  private final int[] chunk = new int[AreaReader.CHUNK_WORDS];

  /**
   * @param table of the areas' session
   * @param progress is told how many PCs were read, a chunk at a time
   */
  public TraceWalker(SymbolTable table, IntConsumer progress) {
    this.table = table;
    this.resolver = new CollisionResolver(table);
    this.progress = progress;
  }

  /**
   * Shows an area's PCs to a visitor, in one pass, or two where some PCs are shared by several
   * methods and the first has to find out which of them ran.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if the area cannot be read
   */
  public void walk(AreaInfo area, PcVisitor visitor) throws IOException {
    resolver.start(!area.everUnique());
    if (resolver.needsSurvey()) {
      walk(area, resolver::survey, false);
    }
    walk(area, visitor, true);
  }

  /**
   * Shows the records of an area of comparisons to a visitor. What several methods share stays
   * ambiguous: records have no neighbours to tell by.
   *
   * @throws org.kcov4j.reader.session.SessionFormatException if the area cannot be read
   */
  public void walkComparisons(AreaInfo area, ComparisonVisitor visitor) throws IOException {
    try (ComparisonReader reader = ComparisonReader.open(area)) {
      int index = 1;
      for (Comparison next = reader.next(); next != null; next = reader.next()) {
        if (!visitor.comparison(index++, next, table.symbol(next.pc()))) {
          return;
        }
      }
    }
  }

  private void walk(AreaInfo area, PcVisitor visitor, boolean resolve) throws IOException {
    try (AreaReader reader = AreaReader.open(area)) {
      int before = 0;
      int pc = 0;
      int index = 0;
      for (int n = reader.read(chunk); n > 0; n = reader.read(chunk)) {
        for (int i = 0; i < n; i++) {
          int next = chunk[i];
          if (index > 0 && !show(visitor, resolve, index, before, pc, next)) {
            return;
          }
          before = pc;
          pc = next;
          index++;
        }
        if (resolve) {
          progress.accept(n);
        }
      }
      if (index > 0) {
        show(visitor, resolve, index, before, pc, 0);
      }
    }
  }

  private boolean show(PcVisitor visitor, boolean resolve, int index, int before, int pc, int next)
      throws IOException {
    int symbol = table.symbol(pc);
    if (SymbolTable.isAmbiguous(symbol) && resolve) {
      symbol = resolver.resolve(symbol, before, next);
    }
    return visitor.pc(index, pc, symbol);
  }
}
