package org.kcov4j.agent.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the probes of a method's blocks into its tree. */
final class MethodInstrumenter {
  private final MethodNode method;
  private final List<Block> blocks;
  private final List<Edge> edges;
  private final int basePc;
  private final Map<LabelNode, LabelNode> moved = new HashMap<>();

  private MethodInstrumenter(MethodNode method, List<Block> blocks, List<Edge> edges, int basePc) {
    this.method = method;
    this.blocks = blocks;
    this.edges = edges;
    this.basePc = basePc;
  }

  /** Rewrites the method: a probe before each block's first instruction and on each split edge. */
  static void instrument(MethodNode method, List<Block> blocks, List<Edge> edges, int basePc) {
    new MethodInstrumenter(method, blocks, edges, basePc).run();
  }

  private void run() {
    InsnList code = method.instructions;
    method.maxStack += Probes.STACK;
    boolean reentered = isFirstBlockReentered();
    if (blocks.size() == 1 && !reentered) {
      code.insert(Probes.onlyBlock(pc(0)));
      return;
    }
    int variable = ContextVariable.insert(method);
    for (int i = reentered ? 0 : 1; i < blocks.size(); i++) {
      code.insertBefore(anchor(blocks.get(i)), Probes.block(variable, pc(i)));
    }
    renameInFrames();
    for (int i = 0; i < edges.size(); i++) {
      InsnList probe = Probes.block(variable, pc(blocks.size() + i));
      EdgeProbe.insert(method, edges.get(i), probe);
    }
    // Before all labels: no jump leads here, and no handler's range covers it.
    code.insert(reentered ? Probes.fetchContext(variable) : Probes.firstBlock(variable, pc(0)));
  }

  private int pc(int ordinal) {
    return PcHash.pc(basePc, ordinal);
  }

  private boolean isFirstBlockReentered() {
    if ((blocks.get(0).flags & BlockTableLayout.BLOCK_HANDLER) != 0) {
      return true;
    }
    for (Block block : blocks) {
      for (int successor : block.successors) {
        if (successor == 0) {
          return true;
        }
      }
    }
    for (Edge edge : edges) {
      if (edge.targetOrdinal == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a block's probe is put before: its first instruction.
   *
   * <p>Frames name an uninitialized object by the offset of its {@code new} (JVMS 4.7.4). Where
   * that is the first instruction, the labels before it will stand before the probe, so frames get
   * a label of their own right before the {@code new}.
   */
  private AbstractInsnNode anchor(Block block) {
    if (block.first.getOpcode() != Opcodes.NEW) {
      return block.first;
    }
    LabelNode exact = new LabelNode();
    for (AbstractInsnNode node = block.first.getPrevious();
        node != null && node.getOpcode() < 0;
        node = node.getPrevious()) {
      if (node instanceof LabelNode) {
        moved.put((LabelNode) node, exact);
      }
    }
    method.instructions.insertBefore(block.first, exact);
    return exact;
  }

  private void renameInFrames() {
    if (moved.isEmpty()) {
      return;
    }
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof FrameNode) {
        rename(((FrameNode) node).local);
        rename(((FrameNode) node).stack);
      }
    }
  }

  private void rename(List<Object> types) {
    for (int i = 0; types != null && i < types.size(); i++) {
      LabelNode exact = types.get(i) instanceof LabelNode ? moved.get(types.get(i)) : null;
      if (exact != null) {
        types.set(i, exact);
      }
    }
  }
}
