package org.kcov4j.reader.report.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.text.VisibleText;
import org.kcov4j.reader.trace.Comparison;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Tab separated values: a header row, then a row for each PC or comparison; another header row
 * where the one kind follows the other. In names a tab is {@code \t}, a line feed {@code \n}, a
 * carriage return {@code \r}, a backslash {@code \\}, and any other character that could not be
 * seen its code, as in {@code \}{@code u202e}.
 *
 * <p>Where no block has the PC, class is {@code unknown}; where context cannot tell which of
 * several has it, class is {@code ambiguous:} and the candidates as {@code
 * a.B#m(I)V@12|c.D#n()V@0}. The columns after it are empty in both cases.
 */
public final class TsvTraceWriter implements TraceWriter {
  private static final String HEADER = "thread\tindex\tpc\tclass\tmethod\tdescriptor\tbci\tline\n";
  private static final String COMPARISONS =
      "thread\tindex\tsize\tconst\targ1\targ2\tclass\tmethod\tdescriptor\tbci\tline\n";
  private static final byte[] TAB = {'\t'};
  private static final byte[] NEW_LINE = {'\n'};
  private static final byte[] UNKNOWN = ascii("\tunknown\t\t\t\t\n");

  private final RowBuffer out;
  private SymbolTable table;
  private SymbolCache cache;
  private byte[] thread;
  private String header = "";

  /** Writes to a stream, which is left open. */
  public TsvTraceWriter(OutputStream out) {
    this.out = new RowBuffer(out);
  }

  @Override
  public void start() {}

  @Override
  public void session(Session session, SymbolTable symbols) {
    table = symbols;
    cache =
        new SymbolCache(
            table,
            TsvTraceWriter::columns,
            candidates ->
                candidates.stream()
                    .map(p -> escape(p.key()))
                    .collect(Collectors.joining("|", "\tambiguous:", "\t\t\t\t\n")));
  }

  private static String columns(Place place) {
    return '\t'
        + escape(place.type().javaName())
        + '\t'
        + escape(place.method().name())
        + '\t'
        + escape(place.method().descriptor())
        + '\t';
  }

  @Override
  public void area(AreaInfo area) throws IOException {
    header(area.holdsComparisons() ? COMPARISONS : HEADER);
    thread = (escape(area.threadName()) + '\t').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void pc(int index, int pc, int symbol) throws IOException {
    out.bytes(thread).number(index, 1).bytes(TAB).hex(pc);
    place(symbol);
  }

  @Override
  public void comparison(int index, Comparison comparison, int symbol) throws IOException {
    out.bytes(thread).number(index, 1).bytes(TAB).number(comparison.size(), 1).bytes(TAB);
    out.number(comparison.constant() ? 1 : 0, 1).bytes(TAB);
    out.hex(comparison.arg1(), comparison.digits()).bytes(TAB);
    out.hex(comparison.arg2(), comparison.digits());
    place(symbol);
  }

  private void place(int symbol) throws IOException {
    if (symbol == SymbolTable.UNKNOWN) {
      out.bytes(UNKNOWN);
      return;
    }
    int number = cache.place(symbol);
    if (number == SymbolCache.SEVERAL) {
      out.bytes(cache.several(symbol));
      return;
    }
    out.bytes(cache.method(number)).number(table.bci(number), 1).bytes(TAB);
    int line = table.line(number);
    if (line != 0) {
      out.number(line, 1);
    }
    out.bytes(NEW_LINE);
  }

  @Override
  public void endArea() {}

  @Override
  public void end() throws IOException {
    header(header.isEmpty() ? HEADER : header);
    out.flush();
  }

  /** A header row, where the rows before had others, or there were none. */
  private void header(String row) throws IOException {
    if (!row.equals(header)) {
      out.text(row);
      header = row;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String escape(String text) {
    return VisibleText.of(text.replace("\\", "\\\\"));
  }
}
