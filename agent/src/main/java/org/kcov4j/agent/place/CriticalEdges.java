package org.kcov4j.agent.place;

import java.util.ArrayList;
import java.util.List;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** Finds the critical edges between a method's blocks. */
public final class CriticalEdges {
  private CriticalEdges() {}

  /**
   * Splits the critical edges: each is one more block behind the given ones, and takes the place of
   * its target among its source's successors.
   */
  public static List<Edge> split(List<Block> blocks) {
    int[] predecessors = predecessors(blocks);
    List<Edge> edges = new ArrayList<>();
    for (Block source : blocks) {
      if (source.successors.length < 2) {
        continue;
      }
      for (int i = 0; i < source.successors.length; i++) {
        int target = source.successors[i];
        if (predecessors[target] > 1) {
          source.successors[i] = blocks.size() + edges.size();
          edges.add(new Edge(source, fallsThrough(source, i), labels(blocks.get(target)), target));
        }
      }
    }
    return edges;
  }

  private static int[] predecessors(List<Block> blocks) {
    int[] counts = new int[blocks.size()];
    counts[0]++; // The method's entry.
    for (int i = 0; i < counts.length; i++) {
      if ((blocks.get(i).flags & BlockTableLayout.BLOCK_HANDLER) != 0) {
        counts[i]++;
      }
      if (blocks.get(i).last.getOpcode() == Opcodes.JSR && i + 1 < counts.length) {
        counts[i + 1]++; // A subroutine returns there; ret has no successors.
      }
      for (int successor : blocks.get(i).successors) {
        counts[successor]++;
      }
    }
    return counts;
  }

  private static List<LabelNode> labels(Block block) {
    List<LabelNode> labels = new ArrayList<>();
    for (AbstractInsnNode node = block.first.getPrevious();
        node != null && node.getOpcode() < 0;
        node = node.getPrevious()) {
      if (node instanceof LabelNode) {
        labels.add((LabelNode) node);
      }
    }
    return labels;
  }

  /** A conditional jump's successors are its target and the next instruction, in this order. */
  private static boolean fallsThrough(Block source, int successor) {
    return source.last.getType() == AbstractInsnNode.JUMP_INSN && successor == 1;
  }
}
