package org.kcov4j.reader.classfile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** A method's instructions, numbered from 0 in bytecode order, and where each may lead. */
final class Code {
  final ParsedMethod method;
  private final List<AbstractInsnNode> nodes = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Map<AbstractInsnNode, Integer> numbers = new IdentityHashMap<>();

  Code(ParsedMethod method) {
    this.method = method;
    int line = 0;
    for (AbstractInsnNode node : method.instructions) {
      numbers.put(node, nodes.size());
      if (node instanceof LineNumberNode number) {
        line = number.line;
      } else if (node.getOpcode() >= 0) {
        nodes.add(node);
        lines.add(line);
      }
    }
  }

  int size() {
    return nodes.size();
  }

  AbstractInsnNode node(int instruction) {
    return nodes.get(instruction);
  }

  /** The line of an instruction, 0 if unknown. */
  int line(int instruction) {
    return lines.get(instruction);
  }

  /** The number of an instruction; of a label, a line or a frame that of the instruction behind. */
  int number(AbstractInsnNode node) {
    return numbers.get(node);
  }

  boolean hasSubroutines() {
    return nodes.stream()
        .anyMatch(n -> n.getOpcode() == Opcodes.JSR || n.getOpcode() == Opcodes.RET);
  }

  /**
   * Where a jump or switch may lead: the target of the one; the labels of the other, then its
   * default, each once.
   */
  int[] targets(int instruction) {
    AbstractInsnNode node = node(instruction);
    if (node instanceof JumpInsnNode jump) {
      return new int[] {number(jump.label)};
    }
    if (node instanceof TableSwitchInsnNode table) {
      return distinct(table.labels, table.dflt);
    }
    return node instanceof LookupSwitchInsnNode lookup
        ? distinct(lookup.labels, lookup.dflt)
        : new int[0];
  }

  private int[] distinct(List<LabelNode> labels, LabelNode other) {
    List<LabelNode> all = new ArrayList<>(labels);
    all.add(other);
    return all.stream().mapToInt(this::number).distinct().toArray();
  }

  /** Whether a block ends with this instruction, whatever follows. */
  boolean endsBlock(int instruction) {
    int opcode = node(instruction).getOpcode();
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  /** Whether control may go on behind an instruction; a subroutine is taken to return. */
  boolean fallsThrough(int instruction) {
    int opcode = node(instruction).getOpcode();
    return instruction + 1 < size()
        && (!endsBlock(instruction)
            || opcode <= Opcodes.IF_ACMPNE
            || opcode == Opcodes.JSR
            || opcode >= Opcodes.IFNULL);
  }
}
