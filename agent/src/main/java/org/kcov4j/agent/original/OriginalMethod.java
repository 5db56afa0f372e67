package org.kcov4j.agent.original;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.ControlFlow;
import org.kcov4j.agent.place.CriticalEdges;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;
import org.objectweb.asm.tree.MethodNode;

/** A method before others rewrote it: its blocks are looked for in what it is now. */
final class OriginalMethod {
  private final MethodNode method;
  private final int[] offsets;

  /**
   * @param offsets bytecode index of each instruction, in order
   */
  OriginalMethod(MethodNode method, int[] offsets) {
    this.method = method;
    this.offsets = offsets;
  }

  /** Where the blocks are in the rewritten method; null if not all of it is found there. */
  Placement place(MethodNode rewritten, boolean splitEdges) {
    List<Block> blocks = ControlFlow.blocks(method, offsets);
    Code before = new Code(method);
    Code now = new Code(rewritten);
    Places found = new Search(method, before, all(before), rewritten, now).find();
    if (found == null) {
      int[] reachable = reachable(before, blocks);
      if (reachable.length < before.size()) {
        found = new Search(method, before, reachable, rewritten, now).find();
      }
    }
    if (found == null) {
      return null;
    }
    List<Edge> edges = splitEdges ? CriticalEdges.split(blocks) : Collections.<Edge>emptyList();
    return found.placement(blocks, edges);
  }

  private static int[] all(Code code) {
    int[] numbers = new int[code.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** What no path leads to may have been replaced by anything. */
  private static int[] reachable(Code code, List<Block> blocks) {
    int[] numbers = new int[code.size()];
    int count = 0;
    int at = 0;
    for (Block block : blocks) {
      while (code.node(at) != block.first) {
        at++;
      }
      for (int i = 0; i < block.instructions; i++) {
        numbers[count++] = at++;
      }
    }
    return Arrays.copyOf(numbers, count);
  }
}
