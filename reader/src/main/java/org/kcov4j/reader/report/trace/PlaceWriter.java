package org.kcov4j.reader.report.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.kcov4j.reader.text.Json;
import org.kcov4j.reader.text.VisibleText;
import org.kcov4j.reader.trace.MethodSignature;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Writes where single PCs are, one a line, in the order in which they come:
 *
 * <pre>
 * text  0x1d6e9afd  com.acme.Calc.abs(int)  Calc.java:11  @0
 * tsv   0x1d6e9afd  com.acme.Calc  abs  (I)I  0  11             tab separated, after a header row
 * json  {"pc":"0x1d6e9afd","places":[{"class":"com.acme.Calc", ...}]}
 * </pre>
 *
 * Where no block has the PC the place is {@code unknown}; where several have it all are named,
 * since there is no context to tell by.
 */
public final class PlaceWriter {
  private static final String TSV_HEADER = "pc\tclass\tmethod\tdescriptor\tbci\tline\n";

  private final SymbolTable table;
  private final Format format;
  private final RowBuffer out;
  private final byte[][] places;
  private final byte[][] groups;
  private final byte[] unknown;

  /** What a place is written as. */
  public enum Format {
    /** For people. */
    text,
    /** Tab separated. */
    tsv,
    /** An object a line. */
    json
  }

  /** Writes to a stream, which is left open. */
  public PlaceWriter(SymbolTable table, Format format, OutputStream out) {
    this.table = table;
    this.format = format;
    this.out = new RowBuffer(out);
    this.places = new byte[table.places()][];
    this.groups = new byte[table.sharedPcs()][];
    this.unknown = line(List.of());
  }

  /** Begins the output. */
  public void start() throws IOException {
    if (format == Format.tsv) {
      out.text(TSV_HEADER);
    }
  }

  /** Writes where a PC is. */
  public void pc(int pc) throws IOException {
    if (format == Format.json) {
      out.text("{\"pc\":\"").hex(pc);
    } else {
      out.hex(pc);
    }
    int symbol = table.symbol(pc);
    if (symbol == SymbolTable.UNKNOWN) {
      out.bytes(unknown);
      return;
    }
    boolean shared = SymbolTable.isAmbiguous(symbol);
    byte[][] kept = shared ? groups : places;
    int index = shared ? SymbolTable.groupIndex(symbol) : symbol;
    if (kept[index] == null) {
      List<Place> all = shared ? table.candidates(symbol) : List.of(table.place(symbol));
      kept[index] = line(shared && table.looksLikeOne(symbol) ? all.subList(0, 1) : all);
    }
    out.bytes(kept[index]);
  }

  /** Passes on what is buffered. */
  public void flush() throws IOException {
    out.flush();
  }

  /** Ends the output and flushes it. */
  public void end() throws IOException {
    out.flush();
  }

  /** What follows on the PC. */
  private byte[] line(List<Place> candidates) {
    String line =
        switch (format) {
          case text -> "  " + text(candidates);
          case tsv -> '\t' + tsv(candidates);
          case json ->
              candidates.stream()
                  .map(PlaceWriter::json)
                  .collect(Collectors.joining(",", "\",\"places\":[", "]}"));
        };
    return (line + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private static String text(List<Place> candidates) {
    return candidates.isEmpty()
        ? "unknown"
        : candidates.stream().map(PlaceWriter::text).collect(Collectors.joining(" or "));
  }

  private static String text(Place place) {
    String source = place.type().sourceFile();
    return VisibleText.of(
            place.type().javaName()
                + '.'
                + MethodSignature.of(place.method().name(), place.method().descriptor())
                + "  "
                + (source.isEmpty() ? "unknown source" : source))
        + (place.line() == 0 ? "" : ":" + place.line())
        + "  @"
        + place.bci();
  }

  private static String tsv(List<Place> candidates) {
    if (candidates.isEmpty()) {
      return "unknown\t\t\t\t";
    }
    if (candidates.size() > 1) {
      return candidates.stream()
          .map(p -> TsvTraceWriter.escape(p.key()))
          .collect(Collectors.joining("|", "ambiguous:", "\t\t\t\t"));
    }
    Place place = candidates.get(0);
    return TsvTraceWriter.escape(place.type().javaName())
        + '\t'
        + TsvTraceWriter.escape(place.method().name())
        + '\t'
        + TsvTraceWriter.escape(place.method().descriptor())
        + '\t'
        + place.bci()
        + '\t'
        + (place.line() == 0 ? "" : place.line());
  }

  private static String json(Place place) {
    return "{\"class\":"
        + Json.quote(place.type().javaName())
        + ",\"method\":"
        + Json.quote(place.method().name())
        + ",\"descriptor\":"
        + Json.quote(place.method().descriptor())
        + ",\"bci\":"
        + place.bci()
        + ",\"line\":"
        + (place.line() == 0 ? "null" : place.line())
        + '}';
  }
}
