package org.kcov4j.reader.report.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.text.Json;
import org.kcov4j.reader.trace.Comparison;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * One JSON array with an object a line:
 *
 * <pre>
 * {"thread":"main","index":1,"pc":"0x0000002a","class":"a.B$C","method":"m","descriptor":"()V","bci":0,"line":7}
 * </pre>
 *
 * A comparison has {@code size}, {@code const}, {@code arg1} and {@code arg2} instead of {@code
 * pc}. {@code line} is null where it is unknown. Where no block has the PC, {@code class} is null;
 * where context cannot tell which of several has it, {@code class} is null and {@code candidates}
 * is an array of such places.
 */
public final class JsonTraceWriter implements TraceWriter {
  private static final byte[] FIRST = ascii("\n");
  private static final byte[] NEXT = ascii(",\n");
  private static final byte[] PC = ascii(",\"pc\":\"");
  private static final byte[] QUOTE = ascii("\"");
  private static final byte[] SIZE = ascii(",\"size\":");
  private static final byte[] CONST = ascii(",\"const\":true,\"arg1\":\"");
  private static final byte[] NOT_CONST = ascii(",\"const\":false,\"arg1\":\"");
  private static final byte[] ARG2 = ascii("\",\"arg2\":\"");
  private static final byte[] LINE = ascii(",\"line\":");
  private static final byte[] NULL = ascii("null");
  private static final byte[] END = ascii("}");
  private static final byte[] UNKNOWN = ascii(",\"class\":null}");

  private final RowBuffer out;
  private SymbolTable table;
  private SymbolCache cache;
  private byte[] thread;
  private boolean rows;

  /** Writes to a stream, which is left open. */
  public JsonTraceWriter(OutputStream out) {
    this.out = new RowBuffer(out);
  }

  @Override
  public void start() throws IOException {
    out.text("[");
  }

  @Override
  public void session(Session session, SymbolTable symbols) {
    table = symbols;
    cache =
        new SymbolCache(
            table,
            place -> ',' + method(place),
            candidates ->
                candidates.stream()
                    .map(p -> '{' + method(p) + p.bci() + ",\"line\":" + line(p) + '}')
                    .collect(Collectors.joining(",", ",\"class\":null,\"candidates\":[", "]}")));
  }

  /** All fields of a place but the last two, up to bci's value. */
  private static String method(Place place) {
    return "\"class\":"
        + Json.quote(place.type().javaName())
        + ",\"method\":"
        + Json.quote(place.method().name())
        + ",\"descriptor\":"
        + Json.quote(place.method().descriptor())
        + ",\"bci\":";
  }

  private static String line(Place place) {
    return place.line() == 0 ? "null" : Integer.toString(place.line());
  }

  @Override
  public void area(AreaInfo area) {
    thread =
        ("{\"thread\":" + Json.quote(area.threadName()) + ",\"index\":")
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void pc(int index, int pc, int symbol) throws IOException {
    row(index).bytes(PC).hex(pc).bytes(QUOTE);
    place(symbol);
  }

  @Override
  public void comparison(int index, Comparison comparison, int symbol) throws IOException {
    row(index).bytes(SIZE).number(comparison.size(), 1);
    out.bytes(comparison.constant() ? CONST : NOT_CONST);
    out.hex(comparison.arg1(), comparison.digits()).bytes(ARG2);
    out.hex(comparison.arg2(), comparison.digits()).bytes(QUOTE);
    place(symbol);
  }

  private RowBuffer row(int index) throws IOException {
    out.bytes(rows ? NEXT : FIRST).bytes(thread).number(index, 1);
    rows = true;
    return out;
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
    out.bytes(cache.method(number)).number(table.bci(number), 1).bytes(LINE);
    int line = table.line(number);
    if (line == 0) {
      out.bytes(NULL);
    } else {
      out.number(line, 1);
    }
    out.bytes(END);
  }

  @Override
  public void endArea() {}

  @Override
  public void end() throws IOException {
    out.text("\n]\n").flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
