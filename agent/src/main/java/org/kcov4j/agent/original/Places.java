package org.kcov4j.agent.original;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** Where a method's instructions are in its rewritten code. */
final class Places {
  private final Code now;
  private final int[] places;
  private final FlowCheck flow;
  private final Map<AbstractInsnNode, Integer> numbers = new IdentityHashMap<>();

  /**
   * @param wanted numbers of the instructions that were looked for, in order
   * @param places numbers of those they are now
   */
  Places(Code before, int[] wanted, Code now, int[] places, FlowCheck flow) {
    this.now = now;
    this.places = places;
    this.flow = flow;
    for (int i = 0; i < wanted.length; i++) {
      numbers.put(before.node(wanted[i]), places[i]);
    }
  }

  /** The same blocks and edges in the code as it is now. */
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
