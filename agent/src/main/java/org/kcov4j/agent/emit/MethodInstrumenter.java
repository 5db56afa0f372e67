package org.kcov4j.agent.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.agent.place.Block;
import org.kcov4j.agent.place.Edge;
import org.kcov4j.agent.place.Placement;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.kcov4j.runtime.layout.PcHash;
import org.kcov4j.runtime.record.BlockNumbers;
import org.kcov4j.runtime.record.Recorder;
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
  private final boolean entersFirstBlock;
  private final Map<AbstractInsnNode, Comparison> comparisons;
  // The constants that name the blocks, those of the edges behind.
  private final long[] constants;
  private final Probes probes;
  private final Halves halves;
  private final Map<LabelNode, LabelNode> moved = new HashMap<>();

  private MethodInstrumenter(
      MethodNode method,
      Placement placement,
      Map<AbstractInsnNode, Comparison> comparisons,
      int basePc,
      Probes probes,
      Halves halves) {
    this.method = method;
    blocks = placement.blocks;
    edges = placement.edges;
    entersFirstBlock = placement.entersFirstBlock;
    this.comparisons = comparisons;
    constants = constants(basePc, blocks.size() + edges.size());
    this.probes = probes;
    this.halves = halves;
  }

  /**
   * Rewrites the method: a probe before each block's first instruction, on each split edge and
   * before each instruction that compares.
   */
  static void instrument(
      MethodNode method,
      Placement placement,
      Map<AbstractInsnNode, Comparison> comparisons,
      int basePc,
      Probes probes,
      Halves halves) {
    new MethodInstrumenter(method, placement, comparisons, basePc, probes, halves).run();
  }

  private void run() {
    InsnList code = method.instructions;
    method.maxStack += comparisons.isEmpty() ? probes.stack : ComparisonProbes.STACK;
    boolean reentered = isFirstBlockReentered();
    if (blocks.size() == 1 && !reentered && comparisons.isEmpty()) {
      MethodStart.insert(method, ProbeNode.onlyBlock(probes, constants[0], halves.entry), false);
      return;
    }
    int variable = ContextVariable.insert(method);
    HandlerProbe handlers = new HandlerProbe(method);
    for (int i = reentered ? 0 : 1; i < blocks.size(); i++) {
      InsnList probe = ProbeNode.block(probes, variable, constants[i], halves.block(i));
      handlers.insert(blocks.get(i).first, anchor(blocks.get(i)), probe);
    }
    renameInFrames();
    if (!comparisons.isEmpty()) {
      insertComparisons(variable);
    }
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      boolean inHalves = halves.block(edge.targetOrdinal);
      InsnList probe = ProbeNode.block(probes, variable, constants[blocks.size() + i], inHalves);
      EdgeProbe.insert(method, edge, probe);
    }
    InsnList start =
        reentered
            ? ProbeNode.context(variable)
            : ProbeNode.firstBlock(probes, variable, constants[0], halves.entry);
    MethodStart.insert(method, start, reentered);
  }

  /** Where a block begins with an instruction that compares, behind the block's own probe. */
  private void insertComparisons(int variable) {
    int firstLocal = method.maxLocals;
    method.maxLocals += ComparisonProbes.LOCALS;
    for (int i = 0; i < blocks.size(); i++) {
      AbstractInsnNode end = blocks.get(i).last.getNext();
      for (AbstractInsnNode node = blocks.get(i).first; node != end; node = node.getNext()) {
        Comparison comparison = comparisons.get(node);
        if (comparison != null) {
          InsnList probe = ComparisonProbes.before(comparison, variable, constants[i], firstLocal);
          method.instructions.insertBefore(node, probe);
        }
      }
    }
  }

  private static long[] constants(int basePc, int count) {
    int[] pcs = new int[count];
    for (int i = 0; i < count; i++) {
      pcs[i] = PcHash.pc(basePc, i);
    }
    int[] numbers = BlockNumbers.of(pcs);
    long[] constants = new long[count];
    for (int i = 0; i < count; i++) {
      constants[i] = Recorder.block(pcs[i], numbers[i]);
    }
    return constants;
  }

  /**
   * Whether it has a probe of its own: then what starts the method is not what starts the block.
   */
  private boolean isFirstBlockReentered() {
    if (!entersFirstBlock || (blocks.get(0).flags & BlockTableLayout.BLOCK_HANDLER) != 0) {
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
