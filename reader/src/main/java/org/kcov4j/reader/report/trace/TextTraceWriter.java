package org.kcov4j.reader.report.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.kcov4j.reader.session.AreaInfo;
import org.kcov4j.reader.session.Session;
import org.kcov4j.reader.text.Count;
import org.kcov4j.reader.text.VisibleText;
import org.kcov4j.reader.trace.Comparison;
import org.kcov4j.reader.trace.MethodSignature;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Text for people: a heading for each area, a line for each stay in a method, below it its blocks,
 * with repeats folded.
 *
 * <pre>
 * main (thread 1, pc): 3 PCs
 *   com.acme.Foo.run(String[])
 *          1  Foo.java:12  @0
 *          2  Foo.java:13  @8  x2
 * </pre>
 */
public final class TextTraceWriter implements TraceWriter {
  private static final int INDEX_WIDTH = 10;
  private static final byte[] NEW_LINE = {'\n'};
  private static final byte[] GAP = utf("  ");
  private static final byte[] COLON = utf(":");
  private static final byte[] AT = utf("  @");
  private static final byte[] TIMES = utf("  x");
  private static final byte[] CONST = utf("const ");
  private static final byte[] NOT_CONST = utf("      ");
  private static final byte[] BLANK = {' '};
  private static final byte[] UNKNOWN_METHOD = utf("  unknown\n");

  private final RowBuffer out;
  private final Headings headings;
  private SymbolTable table;
  private SymbolCache methods;
  private SymbolCache files;
  private byte[] method;
  private int pending;
  private int pendingPc;
  private int pendingSymbol;
  private int repeats;

  /** How headings are set off. */
  public interface Headings {
    /** The text as a heading. */
    String heading(String text);
  }

  /** Writes to a stream, which is left open. */
  public TextTraceWriter(OutputStream out, Headings headings) {
    this.out = new RowBuffer(out);
    this.headings = headings;
  }

  @Override
  public void start() {}

  @Override
  public void session(Session session, SymbolTable symbols) throws IOException {
    table = symbols;
    out.text(headings.heading("session " + VisibleText.of(session.name()))).bytes(NEW_LINE);
    methods =
        new SymbolCache(
            table,
            p -> "  " + VisibleText.of(p.type().javaName()) + '.' + signature(p) + '\n',
            candidates ->
                candidates.stream()
                    .map(p -> VisibleText.of(p.type().javaName()) + '.' + signature(p))
                    .distinct()
                    .collect(Collectors.joining(" or ", "  ambiguous: ", "\n")));
    files =
        new SymbolCache(
            table,
            p -> "  " + file(p),
            candidates ->
                candidates.stream()
                    .map(p -> file(p) + (p.line() == 0 ? "" : ":" + p.line()) + "  @" + p.bci())
                    .collect(Collectors.joining(" or ", "  ", "")));
  }

  private static String signature(Place place) {
    return VisibleText.of(MethodSignature.of(place.method().name(), place.method().descriptor()));
  }

  private static String file(Place place) {
    String source = place.type().sourceFile();
    return source.isEmpty() ? "unknown source" : VisibleText.of(source);
  }

  @Override
  public void area(AreaInfo area) throws IOException {
    String heading =
        String.format(
            "%s (%sthread %d, %s): %s%s",
            VisibleText.of(area.threadName()),
            area.virtual() ? "virtual " : "",
            area.threadId(),
            area.mode().label(),
            Count.of(area.readable(), area.holdsComparisons() ? "comparison" : "PC"),
            area.overflown() ? ", full: more may be missing" : "");
    out.bytes(NEW_LINE).text(headings.heading(heading)).bytes(NEW_LINE);
    method = null;
    pending = 0;
  }

  @Override
  public void pc(int index, int pc, int symbol) throws IOException {
    if (pending != 0 && pc == pendingPc && symbol == pendingSymbol) {
      repeats++;
      return;
    }
    line();
    pending = index;
    pendingPc = pc;
    pendingSymbol = symbol;
    repeats = 1;
  }

  @Override
  public void comparison(int index, Comparison comparison, int symbol) throws IOException {
    place(index, comparison.pc(), symbol);
    out.bytes(GAP).bytes(comparison.constant() ? CONST : NOT_CONST);
    out.hex(comparison.arg1(), comparison.digits()).bytes(BLANK);
    out.hex(comparison.arg2(), comparison.digits()).bytes(NEW_LINE);
  }

  private void line() throws IOException {
    if (pending == 0) {
      return;
    }
    place(pending, pendingPc, pendingSymbol);
    if (repeats > 1) {
      out.bytes(TIMES).number(repeats, 1);
    }
    out.bytes(NEW_LINE);
  }

  private void place(int index, int pc, int symbol) throws IOException {
    boolean unknown = symbol == SymbolTable.UNKNOWN;
    int number = unknown ? SymbolTable.UNKNOWN : methods.place(symbol);
    boolean several = !unknown && number == SymbolCache.SEVERAL;
    method(unknown ? UNKNOWN_METHOD : several ? methods.several(symbol) : methods.method(number));
    out.number(index, INDEX_WIDTH);
    if (unknown) {
      out.bytes(GAP).hex(pc);
    } else if (several) {
      out.bytes(files.several(symbol));
    } else {
      out.bytes(files.method(number));
      if (table.line(number) != 0) {
        out.bytes(COLON).number(table.line(number), 1);
      }
      out.bytes(AT).number(table.bci(number), 1);
    }
  }

  private void method(byte[] newMethod) throws IOException {
    if (newMethod != method && !Arrays.equals(newMethod, method)) {
      out.bytes(newMethod);
      method = newMethod;
    }
  }

  @Override
  public void endArea() throws IOException {
    line();
    pending = 0;
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static byte[] utf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
