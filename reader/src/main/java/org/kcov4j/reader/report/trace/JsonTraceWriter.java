package org.kcov4j.reader.report.trace;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * One JSON array with an object a line:
 *
 * <pre>
 * {"thread":"main","index":1,"pc":"0x0000002a","class":"a.B$C","method":"m","descriptor":"()V","bci":0,"line":7}
 * </pre>
 *
 * {@code line} is null where it is unknown. Where no block has the PC, {@code class} is null; where
 * context cannot tell which of several has it, {@code class} is null and {@code candidates} is an
 * array of such places.
 */
public final class JsonTraceWriter implements TraceWriter {
  private static final byte[] FIRST = ascii("\n");
  private static final byte[] NEXT = ascii(",\n");
  private static final byte[] PC = ascii(",\"pc\":\"");
  private static final byte[] UNKNOWN = ascii("\",\"class\":null}");

  private final RowBuffer out;
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
  public void session(Session session, SymbolTable table) {
    cache =
        new SymbolCache(
            table,
            place -> "\"," + fields(place) + '}',
            candidates ->
                candidates.stream()
                    .map(p -> '{' + fields(p) + '}')
                    .collect(Collectors.joining(",", "\",\"class\":null,\"candidates\":[", "]}")));
  }

  private static String fields(Place place) {
    return "\"class\":"
        + quote(place.type().javaName())
        + ",\"method\":"
        + quote(place.method().name())
        + ",\"descriptor\":"
        + quote(place.method().descriptor())
        + ",\"bci\":"
        + place.bci()
        + ",\"line\":"
        + (place.line() == 0 ? "null" : Integer.toString(place.line()));
  }

  @Override
  public void area(AreaInfo area) {
    thread =
        ("{\"thread\":" + quote(area.threadName()) + ",\"index\":")
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void pc(int index, int pc, int symbol) throws IOException {
    byte[] row = symbol == SymbolTable.UNKNOWN ? UNKNOWN : cache.get(symbol);
    out.bytes(rows ? NEXT : FIRST).bytes(thread).number(index, 1).bytes(PC).hex(pc).bytes(row);
    rows = true;
  }

  @Override
  public void endArea() {}

  @Override
  public void end() throws IOException {
    out.text("\n]\n").flush();
  }

  private static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
