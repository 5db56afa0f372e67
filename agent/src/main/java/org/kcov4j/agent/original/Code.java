package org.kcov4j.agent.original;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.kcov4j.agent.place.Instructions;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** A method's instructions by number, and where control goes from each. */
final class Code {
  private final Instructions instructions;
  private final List<TryCatchBlockNode> tryCatchBlocks;
  private final int[] newLines;
  private final BitSet leaders = new BitSet();
  private final BitSet handlers = new BitSet();

  Code(MethodNode method) {
    instructions = new Instructions(method.instructions);
    newLines = new int[size()];
    for (int i = 0; i < size(); i++) {
      newLines[i] = newLine(node(i));
      for (LabelNode label : labels(node(i))) {
        leaders.set(number(label));
      }
      if (!fallsThrough(i) || node(i) instanceof JumpInsnNode) {
        leaders.set(i + 1);
      }
    }
    tryCatchBlocks =
        method.tryCatchBlocks == null
            ? Collections.<TryCatchBlockNode>emptyList()
            : method.tryCatchBlocks;
    for (TryCatchBlockNode each : tryCatchBlocks) {
      handlers.set(number(each.handler));
    }
    leaders.or(handlers);
  }

  int size() {
    return instructions.size();
  }

  AbstractInsnNode node(int number) {
    return instructions.nodes[number];
  }

  int number(LabelNode label) {
    return instructions.number(label);
  }

  /** Whether control may come there from elsewhere than the instruction before. */
  boolean isLeader(int number) {
    return leaders.get(number);
  }

  List<TryCatchBlockNode> tryCatchBlocks() {
    return tryCatchBlocks;
  }

  /** The first instructions of exception handlers. */
  BitSet handlers() {
    return handlers;
  }

  /** The line that begins with an instruction, 0 if none does. */
  int newLine(int number) {
    return newLines[number];
  }

  private static int newLine(AbstractInsnNode instruction) {
    AbstractInsnNode node = instruction.getPrevious();
    while (node != null && node.getOpcode() < 0) {
      if (node instanceof LineNumberNode) {
        return ((LineNumberNode) node).line;
      }
      node = node.getPrevious();
    }
    return 0;
  }

  /** Adds the instructions that may run after one, unless it throws. */
  void addSuccessors(int number, BitSet to) {
    for (LabelNode label : labels(node(number))) {
      to.set(number(label));
    }
    if (fallsThrough(number)) {
      to.set(number + 1);
    }
  }

  /** Whether control always goes from an instruction to the next, unless it throws. */
  boolean runsOn(int number) {
    return fallsThrough(number) && !(node(number) instanceof JumpInsnNode);
  }

  private boolean fallsThrough(int number) {
    int opcode = node(number).getOpcode();
    return opcode != Opcodes.GOTO
        && opcode != Opcodes.RET
        && opcode != Opcodes.ATHROW
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH
        && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
  }

  /** Where a jump or switch leads to; the default of a switch first. */
  static LabelNode[] labels(AbstractInsnNode node) {
    switch (node.getType()) {
      case AbstractInsnNode.JUMP_INSN:
        return new LabelNode[] {((JumpInsnNode) node).label};
      case AbstractInsnNode.TABLESWITCH_INSN:
        return labels(((TableSwitchInsnNode) node).labels, ((TableSwitchInsnNode) node).dflt);
      case AbstractInsnNode.LOOKUPSWITCH_INSN:
        return labels(((LookupSwitchInsnNode) node).labels, ((LookupSwitchInsnNode) node).dflt);
      default:
        return NO_LABELS;
    }
  }

  private static final LabelNode[] NO_LABELS = {};

  private static LabelNode[] labels(List<LabelNode> labels, LabelNode dflt) {
    LabelNode[] all = new LabelNode[labels.size() + 1];
    all[0] = dflt;
    for (int i = 0; i < labels.size(); i++) {
      all[i + 1] = labels.get(i);
    }
    return all;
  }
}
