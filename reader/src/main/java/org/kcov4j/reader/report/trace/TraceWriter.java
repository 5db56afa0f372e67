package org.kcov4j.reader.report.trace;

import java.io.IOException;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.Comparison;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Writes a trace.
 *
 * <pre>
 * start ( session ( area ( pc* | comparison* ) endArea )* )* end
 * </pre>
 */
public interface TraceWriter {
  /** Begins the output. */
  void start() throws IOException;

  /** Goes to a session, whose symbols the areas that follow are in. */
  void session(Session session, SymbolTable table) throws IOException;

  /** Goes to an area. */
  void area(AreaInfo area) throws IOException;

  /** Writes a PC, see {@link org.kcov4j.reader.trace.PcVisitor}. */
  void pc(int index, int pc, int symbol) throws IOException;

  /** Writes a comparison, see {@link org.kcov4j.reader.trace.ComparisonVisitor}. */
  void comparison(int index, Comparison comparison, int symbol) throws IOException;

  /** Ends an area. */
  void endArea() throws IOException;

  /** Ends the output and flushes it. */
  void end() throws IOException;
}
