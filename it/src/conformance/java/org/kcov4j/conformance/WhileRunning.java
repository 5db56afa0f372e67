package org.kcov4j.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.kcov4j.conformance.target.Loops;
import org.kcov4j.conformance.target.Steps;
import org.kcov4j.runtime.Kcov;
import org.kcov4j.runtime.TraceArea;
import org.kcov4j.runtime.TraceMode;

/** What {@link FirstEnable} and its like have in common: statement 26. */
final class WhileRunning {
  private static final String IN_LOOP =
      "(Lorg/kcov4j/runtime/Kcov;Lorg/kcov4j/runtime/TraceMode;III)V";
  private static final String OUTER = "(Lorg/kcov4j/runtime/Kcov;Lorg/kcov4j/runtime/TraceMode;II)V";

  private WhileRunning() {}

  /** Enables at a turn at which the loop has, by then, been compiled while it ran. */
  static void enableInLoop(TraceMode mode, int enableAt, int turns) {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(10L * turns + 100);
    int disableAt = enableAt + turns;
    Loops.enableInLoop(kcov, mode, enableAt, disableAt, disableAt + turns);

    int[] block = blocks("enableInLoop", IN_LOOP, 8);
    List<Integer> expected = new ArrayList<>();
    expected.addAll(Arrays.asList(block[4], Pcs.A, block[6], Pcs.B));
    for (int i = enableAt + 1; i < disableAt; i++) {
      expected.addAll(Arrays.asList(block[1], block[2], block[4], Pcs.A, block[6], Pcs.B));
    }
    expected.addAll(Arrays.asList(block[1], block[2], block[4], Pcs.A, block[5]));
    if (mode == TraceMode.UNIQUE) {
      expected = new ArrayList<>(new LinkedHashSet<>(expected));
    }
    Check.equal(ints(expected), Pcs.in(area), "trace of the loop");

    int count = area.count();
    Steps.c();
    Check.equal(count, area.count(), "count after disable");
  }

  /** Enables in a frame below others, all of which go on. */
  static void enableDeeper(int before, int after) {
    Kcov kcov = Kcov.open();
    TraceArea area = kcov.init(4L * after + 100);
    Loops.outer(kcov, TraceMode.PC, before, after);

    int[] outer = blocks("outer", OUTER, 7);
    int[] middle =
        blocks("middle", "(Lorg/kcov4j/runtime/Kcov;Lorg/kcov4j/runtime/TraceMode;)V", 5);
    List<Integer> expected = new ArrayList<>();
    expected.addAll(Arrays.asList(middle[2], middle[3], Pcs.A, middle[4]));
    for (int i = 0; i < after; i++) {
      expected.addAll(Arrays.asList(outer[4], outer[5]));
    }
    expected.addAll(Arrays.asList(outer[4], outer[6]));
    Check.equal(ints(expected), Pcs.in(area), "trace of the frames");
  }

  private static int[] blocks(String method, String descriptor, int count) {
    int[] blocks = new int[count];
    for (int i = 0; i < count; i++) {
      blocks[i] = Pcs.of(Loops.class, method, descriptor, i);
    }
    return blocks;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
