package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Inserts probes of blocks, those into exception handlers that cover themselves, as javac's {@code
 * finally} and {@code synchronized} do, without having them covered by what they are in:
 *
 * <pre>
 * handler: probe             covered by "again"
 * rest:    as before         covered by "handler"
 *          ...
 * again:   goto rest
 * </pre>
 *
 * HotSpot's C1 compiles no method in which something may throw into a handler that has begun, and a
 * call may throw; such a method would be interpreted until C2 takes it. Not covered at all a probe
 * must not be either: code that holds a monitor and may leave the method keeps it from being
 * compiled for good.
 */
final class HandlerProbe {
  private final MethodNode method;
  // How many instructions stand before each label, in the code as it was.
  private final Map<LabelNode, Integer> positions = new HashMap<>();
  // The entries of the exception table that cover their own handlers, by its first instruction.
  private final Map<AbstractInsnNode, List<TryCatchBlockNode>> selfCovered = new HashMap<>();

  /** Looks for such handlers, in code that has no probes yet. */
  HandlerProbe(MethodNode method) {
    this.method = method;
    if (method.tryCatchBlocks == null || method.tryCatchBlocks.isEmpty()) {
      return;
    }
    findPositions();
    for (TryCatchBlockNode each : method.tryCatchBlocks) {
      int handler = positions.get(each.handler);
      if (positions.get(each.start) <= handler && handler < positions.get(each.end)) {
        selfCovered
            .computeIfAbsent(instructionAt(each.handler), first -> new ArrayList<>())
            .add(each);
      }
    }
  }

  /**
   * Inserts a block's probe.
   *
   * @param first the block's first instruction
   * @param anchor what the probe is put before
   */
  void insert(AbstractInsnNode first, AbstractInsnNode anchor, InsnList probe) {
    List<TryCatchBlockNode> entries = selfCovered.get(first);
    if (entries == null) {
      method.instructions.insertBefore(anchor, probe);
      return;
    }
    LabelNode start = new LabelNode();
    LabelNode rest = new LabelNode();
    LabelNode again = new LabelNode();
    FrameNode frame = frameBefore(anchor);
    probe.insert(start);
    addLabel(rest, frame, probe);
    method.instructions.insertBefore(anchor, probe);
    addLabel(again, frame, method.instructions);
    method.instructions.add(new JumpInsnNode(Opcodes.GOTO, rest));
    for (TryCatchBlockNode each : entries) {
      split(each, start, rest, again);
    }
  }

  private static void addLabel(LabelNode label, FrameNode frame, InsnList code) {
    code.add(label);
    if (frame != null) {
      code.add(Frames.copy(frame));
    }
  }

  /** Takes a probe out of an entry's range. Empty ranges are not allowed (JVMS 4.7.3). */
  private void split(TryCatchBlockNode entry, LabelNode start, LabelNode rest, LabelNode again) {
    List<TryCatchBlockNode> table = method.tryCatchBlocks;
    int at = table.indexOf(entry);
    table.add(at + 1, new TryCatchBlockNode(start, rest, again, entry.type));
    if (positions.get(entry.start) < positions.get(entry.handler)) {
      table.add(at + 2, new TryCatchBlockNode(rest, entry.end, entry.handler, entry.type));
      entry.end = start;
    } else {
      entry.start = rest;
    }
  }

  private void findPositions() {
    int position = 0;
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof LabelNode) {
        positions.put((LabelNode) node, position);
      } else if (node.getOpcode() >= 0) {
        position++;
      }
    }
  }

  private static AbstractInsnNode instructionAt(LabelNode label) {
    AbstractInsnNode node = label;
    while (node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }

  private static FrameNode frameBefore(AbstractInsnNode anchor) {
    for (AbstractInsnNode node = anchor.getPrevious();
        node != null && node.getOpcode() < 0;
        node = node.getPrevious()) {
      if (node instanceof FrameNode) {
        return (FrameNode) node;
      }
    }
    return null;
  }
}
