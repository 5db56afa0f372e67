package org.kcov4j.reader.report.html;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.reader.session.ClassRecord;
import org.kcov4j.reader.session.ClassVersion;
import org.kcov4j.reader.trace.Place;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Writes an area's stays in methods as a script for its page: the first so many, and the last. What
 * is in between is counted.
 */
final class TraceScript implements CallOrder.Sink, Closeable {
  private static final int WINDOW = 48;
  private static final int MAX_PERIOD = 8;

  private final SymbolTable table;
  private final BufferedWriter out;
  private final Window window = new Window();
  private final int headLimit;
  private final int tailLimit;
  private final ArrayDeque<Row> tail = new ArrayDeque<>();
  private final Map<Integer, Integer> blocks = new HashMap<>();
  private final StringBuilder blockData = new StringBuilder();
  private final Map<Integer, Integer> methods = new HashMap<>();
  private final StringBuilder methodData = new StringBuilder();
  private final Map<ClassRecord, Integer> classes = new IdentityHashMap<>();
  private final List<ClassVersion> versions = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int written;
  private boolean headClosed;
  private int firstDropped;

  /** A stay, with how often it ran, alone and as the first of a group. */
  private record Row(MethodRun run, int times, int groupLength, int groupTimes) {}

  /**
   * What a page needs to know about its script.
   *
   * @param rows how many stays are in it, after folding
   * @param firstLeft index of the first PC that is left out, 0 if none is
   * @param lastLeft index of the last one
   * @param classes of the methods in it, by their number there
   */
  record Summary(int rows, int firstLeft, int lastLeft, List<ClassVersion> classes) {}

  /**
   * @param limit how many stays to write at most
   */
  TraceScript(Path file, SymbolTable table, int limit) throws IOException {
    this.table = table;
    this.tailLimit = limit / 5;
    this.headLimit = limit - tailLimit;
    Files.createDirectories(file.getParent());
    this.out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    out.write("kcov4j.rows([\n");
  }

  /** Whether what comes next is shown only if it is among the last. */
  boolean headFull() {
    return headClosed || written == headLimit;
  }

  /** Leaves out what came since the head was full, and what comes next, from an index on. */
  void skip(int index) throws IOException {
    drop(index);
    drain(window.size);
    tail.forEach(row -> drop(row.run.index()));
    tail.clear();
    headClosed = true;
  }

  private void drop(int index) {
    firstDropped = firstDropped == 0 ? index : Math.min(firstDropped, index);
  }

  @Override
  public void run(MethodRun run) throws IOException {
    if (window.size == WINDOW) {
      drain(WINDOW / 2);
    }
    window.runs[window.size] = run;
    window.add();
  }

  private void drain(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      row(new Row(window.runs[i], window.times[i], window.groupLength[i], window.groupTimes[i]));
    }
    window.drop(count);
  }

  private void row(Row row) throws IOException {
    if (!headFull()) {
      write(row);
      return;
    }
    if (tail.size() == tailLimit) {
      drop(tail.removeFirst().run.index());
    }
    tail.addLast(row);
  }

  private void write(Row row) throws IOException {
    MethodRun run = row.run;
    line.setLength(0);
    line.append('[').append(run.index()).append(',').append(run.depth());
    line.append(',').append(run.entry().ordinal()).append(',').append(row.times);
    line.append(',').append(row.groupLength).append(',').append(row.groupTimes);
    line.append(',').append(run.more()).append(",[");
    int[] encoded = run.blocks();
    for (int i = 0; i < encoded.length; i += MethodRun.STRIDE) {
      line.append(i == 0 ? "" : ",");
      if (encoded[i + 2] > 0) {
        line.append("[-").append(encoded[i + 2]).append(',').append(encoded[i + 3]).append("],");
      }
      int block = block(encoded[i]);
      if (encoded[i + 1] > 1) {
        line.append('[').append(block).append(',').append(encoded[i + 1]).append(']');
      } else {
        line.append(block);
      }
    }
    out.append(line).append("]],\n");
    written++;
  }

  private int block(int symbol) {
    return blocks.computeIfAbsent(
        symbol,
        s -> {
          blockData.append(blockData.isEmpty() ? "" : ",").append(method(s)).append(',');
          if (s >= 0) {
            blockData.append(table.line(s)).append(',').append(table.bci(s));
          } else {
            blockData.append("0,-1");
          }
          return blocks.size();
        });
  }

  private int method(int symbol) {
    return methods.computeIfAbsent(
        symbol >= 0 ? table.methodOf(symbol) : symbol,
        m -> {
          methodData.append(methodData.isEmpty() ? "" : ",");
          if (symbol >= 0) {
            Place place = table.place(symbol);
            methodData.append(type(place.type())).append(',');
            JavaScript.string(methodData, signature(place));
          } else {
            methodData.append("-1,");
            JavaScript.string(methodData, notKnown(symbol));
          }
          return methods.size();
        });
  }

  private static String signature(Place place) {
    return MethodNames.brief(place.method().name(), place.method().descriptor());
  }

  private String notKnown(int symbol) {
    if (symbol == SymbolTable.UNKNOWN) {
      return "unknown block";
    }
    List<String> names =
        table.candidates(symbol).stream()
            .map(p -> p.type().javaName() + '.' + signature(p))
            .distinct()
            .toList();
    return "ambiguous: " + String.join(" or ", names);
  }

  private int type(ClassRecord type) {
    return classes.computeIfAbsent(
        type,
        t -> {
          versions.add(ClassVersion.of(t));
          return classes.size();
        });
  }

  /** Ends the script but for the addresses of its classes, which are not known yet. */
  Summary end() throws IOException {
    drain(window.size);
    int lastDropped = firstDropped == 0 ? 0 : tail.getFirst().run.index() - 1;
    if (firstDropped > 0) {
      out.write("]);\nkcov4j.gap(" + firstDropped + "," + lastDropped + ");\nkcov4j.rows([\n");
    }
    for (Row row : tail) {
      write(row);
    }
    out.write("]);\n");
    out.append("kcov4j.blocks([").append(blockData).append("]);\n");
    out.append("kcov4j.methods([").append(methodData).append("]);\n");
    return new Summary(written, firstDropped, lastDropped, List.copyOf(versions));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static final class Window extends Folder {
    final MethodRun[] runs = new MethodRun[WINDOW];

    Window() {
      super(WINDOW, MAX_PERIOD);
    }

    @Override
    boolean same(int a, int b) {
      return runs[a].sameAs(runs[b]);
    }

    @Override
    void drop(int count) {
      super.drop(count);
      System.arraycopy(runs, count, runs, 0, size);
    }
  }
}
