package org.kcov4j.reader.report.html;

import java.io.IOException;
import java.util.Arrays;
import org.kcov4j.reader.report.html.MethodRun.Entry;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Cuts a trace into stays in methods, and tells how deep in calls each is, as far as blocks tell:
 *
 * <ul>
 *   <li>a method's first block is a call by the method that was running, unless that method is the
 *       same one and can jump there;
 *   <li>any other block is the nearest method of that name below, going on; those above it have
 *       ended, by a return or an exception;
 *   <li>a method that has come to a block which leaves it counts as a caller no more: what it still
 *       calls in that block stands beside it, not below.
 * </ul>
 *
 * <p>Memory does not depend on the length of the trace.
 */
final class CallOrder {
  private static final int MAX_DEPTH = 4096;
  private static final int MAX_BLOCKS = 48;
  private static final int MAX_PERIOD = 4;

  /** Takes stays in order. */
  interface Sink {
    void run(MethodRun run) throws IOException;
  }

  private final BlockFacts facts;
  private final Sink sink;
  private final BlockFolder blocks = new BlockFolder();
  private int[] methods = new int[16];
  private boolean[] leaving = new boolean[16];
  private int depth;
  private int previous = SymbolTable.UNKNOWN;
  private int index;
  private Entry entry;
  private int more;

  CallOrder(BlockFacts facts, Sink sink) {
    this.facts = facts;
    this.sink = sink;
  }

  /** Takes up the next PC. */
  void pc(int pcIndex, int pcSymbol) throws IOException {
    int symbol = facts.shown(pcSymbol);
    boolean stays = stays(symbol);
    if (!stays || blocks.size == 0) {
      flush();
      entry = stays ? Entry.CONTINUED : enter(facts.method(symbol), symbol);
      index = pcIndex;
    }
    add(symbol);
    leave(symbol);
  }

  /** Takes up the next PC, but shows it to nobody: only to know how deep what follows is. */
  void skim(int pcSymbol) {
    int symbol = facts.shown(pcSymbol);
    if (!stays(symbol)) {
      enter(facts.method(symbol), symbol);
    }
    leave(symbol);
  }

  private void leave(int symbol) {
    leaving[depth - 1] = facts.leaves(symbol);
    previous = symbol;
  }

  private boolean stays(int symbol) {
    return depth > 0 && methods[depth - 1] == facts.method(symbol) && staysIn(symbol);
  }

  private boolean staysIn(int symbol) {
    return facts.begins(symbol)
        ? facts.leads(previous, symbol)
        : !leaving[depth - 1] || facts.isHandler(symbol) || facts.leads(previous, symbol);
  }

  private Entry enter(int method, int symbol) {
    if (facts.begins(symbol)) {
      dropLeaving();
      push(method);
      return Entry.CALLED;
    }
    for (int i = depth - 1; i >= 0; i--) {
      if (methods[i] == method && (!leaving[i] || facts.isHandler(symbol))) {
        depth = i + 1;
        return Entry.CONTINUED;
      }
    }
    dropLeaving();
    push(method);
    return Entry.JOINED;
  }

  private void dropLeaving() {
    while (depth > 0 && leaving[depth - 1]) {
      depth--;
    }
  }

  private void push(int method) {
    if (depth == MAX_DEPTH) {
      depth--;
    } else if (depth == methods.length) {
      methods = Arrays.copyOf(methods, 2 * depth);
      leaving = Arrays.copyOf(leaving, 2 * depth);
    }
    methods[depth] = method;
    leaving[depth++] = false;
  }

  private void add(int symbol) {
    if (blocks.size == MAX_BLOCKS) {
      more++;
    } else {
      blocks.symbols[blocks.size] = symbol;
      blocks.add();
    }
  }

  private void flush() throws IOException {
    if (blocks.size > 0) {
      sink.run(new MethodRun(index, depth - 1, entry, blocks.encoded(), more));
      blocks.clear();
      more = 0;
    }
  }

  /** What comes next does not follow on what came before. */
  void cut() throws IOException {
    flush();
    depth = 0;
    previous = SymbolTable.UNKNOWN;
  }

  /** Ends the trace. */
  void end() throws IOException {
    flush();
  }

  private static final class BlockFolder extends Folder {
    final int[] symbols = new int[MAX_BLOCKS];

    BlockFolder() {
      super(MAX_BLOCKS, MAX_PERIOD);
    }

    @Override
    boolean same(int a, int b) {
      return symbols[a] == symbols[b];
    }

    int[] encoded() {
      int[] encoded = new int[size * MethodRun.STRIDE];
      for (int i = 0; i < size; i++) {
        encoded[i * MethodRun.STRIDE] = symbols[i];
        encoded[i * MethodRun.STRIDE + 1] = times[i];
        encoded[i * MethodRun.STRIDE + 2] = groupLength[i];
        encoded[i * MethodRun.STRIDE + 3] = groupTimes[i];
      }
      return encoded;
    }
  }
}
