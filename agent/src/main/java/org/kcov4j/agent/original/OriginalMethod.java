package org.kcov4j.agent.original;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.ControlFlow;
import org.kcov4j.agent.place.CriticalEdges;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
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
    int[] wanted = reachable(before, blocks);
    for (Likeness each : guesses(rewritten)) {
      int[] places = Alignment.of(before, wanted, now, each);
      FlowCheck flow = places == null ? null : new FlowCheck(before, wanted, now, places);
      if (flow != null && flow.holds()) {
        List<Edge> edges = splitEdges ? CriticalEdges.split(blocks) : Collections.<Edge>emptyList();
        return new Found(now, wanted, places, flow, before).placement(blocks, edges);
      }
    }
    return null;
  }

  /**
   * Where variables may have moved to: all but the parameters by one (JaCoCo); by as much as there
   * are more of them now (Byte Buddy), also the parameters, if these were copied.
   */
  private List<Likeness> guesses(MethodNode rewritten) {
    int parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    if ((method.access & Opcodes.ACC_STATIC) != 0) {
      parameters--; // The sizes count a receiver.
    }
    int more = rewritten.maxLocals - method.maxLocals;
    List<Likeness> guesses = new ArrayList<>();
    guesses.add(Likeness.moved(parameters, 0, Math.min(1, more)));
    guesses.add(Likeness.moved(parameters, 0, 0));
    guesses.add(Likeness.moved(parameters, 0, more));
    guesses.add(Likeness.moved(parameters, more - parameters, more));
    guesses.add(Likeness.anyVariables());
    return guesses;
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
    return java.util.Arrays.copyOf(numbers, count);
  }

  /** The places of a method's instructions. */
  private static final class Found {
    private final Code now;
    private final int[] places;
    private final FlowCheck flow;
    private final Map<AbstractInsnNode, Integer> numbers = new IdentityHashMap<>();

    Found(Code now, int[] wanted, int[] places, FlowCheck flow, Code before) {
      this.now = now;
      this.places = places;
      this.flow = flow;
      for (int i = 0; i < wanted.length; i++) {
        numbers.put(before.node(wanted[i]), places[i]);
      }
    }

    Placement placement(List<Block> blocks, List<Edge> edges) {
      Map<Block, Block> moved = new IdentityHashMap<>();
      List<Block> blocksNow = new ArrayList<>();
      for (Block each : blocks) {
        Block there = each.at(nodeOf(each.first), nodeOf(each.last));
        moved.put(each, there);
        blocksNow.add(there);
      }
      List<Edge> edgesNow = new ArrayList<>();
      for (Edge each : edges) {
        int target = numbers.get(blocks.get(each.targetOrdinal).first);
        edgesNow.add(edge(each, moved.get(each.source), target));
      }
      Set<AbstractInsnNode> own = new HashSet<>();
      for (int each : places) {
        own.add(now.node(each));
      }
      return new Placement(blocksNow, edgesNow, entersFirstBlock(), 0, own);
    }

    private AbstractInsnNode nodeOf(AbstractInsnNode original) {
      return now.node(numbers.get(original));
    }

    /** The way out of the source as it is now that leads to the target. */
    private Edge edge(Edge edge, Block source, int target) {
      boolean fallsThrough = edge.fallThrough;
      if (source.last instanceof JumpInsnNode) {
        boolean turned = Likeness.isTurned(edge.source.last.getOpcode(), source.last.getOpcode());
        fallsThrough = edge.fallThrough != turned;
      }
      List<LabelNode> labels = new ArrayList<>();
      for (LabelNode label : Code.labels(source.last)) {
        if (flow.ownAt(now.number(label)).get(target)) {
          labels.add(label);
        }
      }
      return new Edge(source, fallsThrough, labels, edge.targetOrdinal);
    }

    private boolean entersFirstBlock() {
      for (int i = 0; i < places[0]; i++) {
        if (!now.runsOn(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
