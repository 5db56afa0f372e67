package org.kcov4j.reader.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.kcov4j.reader.trace.SymbolTable;

/**
 * Which blocks an area ran, small enough to keep for every thread of a program: as runs of
 * neighbouring {@link BlockNumbering}.
 */
public final class AreaBlocks {
  /** Pairs of a run's first number and the number after its last, ascending. */
  private final int[] runs;

  private final BlockNumbering numbers;

  private AreaBlocks(BlockNumbering numbers, int[] runs) {
    this.numbers = numbers;
    this.runs = runs;
  }

  /**
   * Keeps what ran.
   *
   * @param symbols by place of the table: whether the area has its PC
   * @param table of the area's session
   * @param numbers has taken up the table's classes
   * @param firsts what it said then
   */
  public static AreaBlocks of(
      boolean[] symbols, SymbolTable table, BlockNumbering numbers, int[] firsts) {
    List<int[]> runs = new ArrayList<>();
    for (int i = 0; i < table.classes().size(); i++) {
      int from = table.firstPlace(i);
      int end = from + table.classes().get(i).blocks().count();
      int shift = firsts[i] - from;
      for (int block = from; block < end; block++) {
        if (symbols[block]) {
          int first = block;
          while (block < end && symbols[block]) {
            block++;
          }
          runs.add(new int[] {first + shift, block + shift});
        }
      }
    }
    runs.sort(Comparator.comparingInt(r -> r[0]));
    return new AreaBlocks(numbers, runs.stream().flatMapToInt(Arrays::stream).toArray());
  }

  /** Whether any of the blocks from a number up to, not including, another one ran. */
  private boolean anyIn(int from, int end) {
    int run = firstEndingAfter(from);
    return run < runs.length && runs[run] < end;
  }

  /** Index of the first run whose end is above the number; the length where there is none. */
  private int firstEndingAfter(int number) {
    int low = 0;
    int high = runs.length / 2;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (runs[2 * mid + 1] > number) {
        high = mid;
      } else {
        low = mid + 1;
      }
    }
    return 2 * low;
  }

  /** Whether anything of a class ran. */
  public boolean anyOf(ClassCoverage type) {
    for (BlockNumbering.Numbered variant : numbers.variants(type.type())) {
      if (anyIn(variant.first(), variant.end())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the area alone ran of a class, with the counters of the same methods that the class has in
   * a {@link CoverageTree}.
   *
   * @param whole what all areas ran of it
   */
  public ClassNode of(ClassCoverage whole) {
    ClassCoverage only = whole.withoutHits();
    for (BlockNumbering.Numbered variant : numbers.variants(whole.type())) {
      if (anyIn(variant.first(), variant.end())) {
        only.add(variant.type(), hits(variant), 0, variant.type().hasEdges());
      }
    }
    return CoverageTree.classNode(only, new ArrayList<>());
  }

  private long[] hits(BlockNumbering.Numbered variant) {
    long[] hits = new long[variant.type().blocks().count()];
    for (int run = firstEndingAfter(variant.first());
        run < runs.length && runs[run] < variant.end();
        run += 2) {
      int from = Math.max(0, runs[run] - variant.first());
      int end = Math.min(hits.length, runs[run + 1] - variant.first());
      Arrays.fill(hits, from, end, 1);
    }
    return hits;
  }
}
