package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kcov4j.reader.coverage.AreaBlocks;
import org.kcov4j.reader.coverage.BlockNumbering;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.SymbolTable;
import org.kcov4j.reader.trace.TraceWalker;

/**
 * Reads areas one by one: keeps which blocks each ran, and writes its trace to the disk at once, so
 * that memory grows with the number of areas only.
 */
final class AreaCollector {
  /** About so many stays in methods are shown of all areas. */
  private static final long MOST_ROWS = 400_000;

  private final Site site;
  private final int areaLimit;
  private final int rowLimit;
  private final BlockNumbering numbers = new BlockNumbering();
  private final SafeNames names = new SafeNames();
  private final List<AreaReport> reports = new ArrayList<>();
  private final List<SessionReport> sessions = new ArrayList<>();
  private int left;
  private long rowsWritten;
  private boolean everyRunCounted = true;
  private boolean eachOnce = true;

  /**
   * @param areaLimit how many areas get a page
   * @param rowLimit how many stays in methods a page shows at most
   */
  AreaCollector(Site site, int areaLimit, int rowLimit) {
    this.site = site;
    this.areaLimit = areaLimit;
    this.rowLimit = rowLimit;
  }

  void add(Session session) throws IOException {
    SymbolTable table = new SymbolTable(session.table());
    int[] firsts = numbers.add(table);
    BlockFacts facts = new BlockFacts(table);
    TraceWalker walker = new TraceWalker(table, pcs -> {});
    for (AreaInfo area : session.areas()) {
      if (area.holdsComparisons() || area.readable() == 0) {
        continue;
      }
      everyRunCounted &= !area.everUnique() && !area.overflown();
      eachOnce &= area.everUnique();
      if (reports.size() == areaLimit) {
        left++;
        continue;
      }
      String name = names.of(String.format("%04d-%s", reports.size() + 1, area.threadName()), "");
      String script = Site.THREADS + name + ".js";
      boolean[] ran = new boolean[table.places()];
      TraceScript.Summary trace;
      try (TraceScript stays = new TraceScript(site.file(script), table, rows())) {
        TraceCut cut = new TraceCut(area.readable(), new CallOrder(facts, stays), stays);
        walker.walk(
            area,
            (index, pc, symbol) -> {
              if (symbol >= 0) {
                ran[symbol] = true;
              } else if (SymbolTable.isAmbiguous(symbol)) {
                markAll(ran, table, symbol);
              }
              cut.pc(index, symbol);
              return true;
            });
        trace = cut.end();
      }
      rowsWritten += trace.rows();
      reports.add(
          new AreaReport(
              reports.size() + 1,
              sessions.size(),
              area,
              AreaBlocks.of(ran, table, numbers, firsts),
              Site.THREADS + name + ".html",
              script,
              trace));
    }
    sessions.add(SessionReport.of(session));
  }

  /**
   * Versions of one class have the same PCs: what ran of one counts for all, as in the counters.
   */
  private static void markAll(boolean[] ran, SymbolTable table, int symbol) {
    if (table.isOneClassName(symbol)) {
      for (int place : table.placesOf(symbol)) {
        ran[place] = true;
      }
    }
  }

  /** How many stays in methods the next page may show: less where there were many before. */
  private int rows() {
    return (int) Math.min(rowLimit, Math.max(rowLimit / 10, (MOST_ROWS - rowsWritten) / 8));
  }

  /** Areas with a page, in the order of sessions. */
  List<AreaReport> reports() {
    return reports;
  }

  List<SessionReport> sessions() {
    return sessions;
  }

  /** How many areas got no page. */
  int left() {
    return left;
  }

  /** What the counts of blocks stand for. */
  HitMeaning hits() {
    return eachOnce ? HitMeaning.AREAS : everyRunCounted ? HitMeaning.RUNS : HitMeaning.AT_LEAST;
  }
}
