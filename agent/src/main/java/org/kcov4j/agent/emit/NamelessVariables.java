package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Whether a program can see the indexes of a method's own variables. The message of a {@code
 * NullPointerException} names a variable by the local variable table, and one that is not in it,
 * such as the copy of the array in a loop over it, by its index: {@code because "<local4>" is null}
 * (JEP 358).
 */
final class NamelessVariables {
  private final MethodNode method;
  private final int parameters;
  private final Map<LabelNode, List<LocalVariableNode>> starts = new HashMap<>();
  private final Map<LabelNode, List<LocalVariableNode>> ends = new HashMap<>();
  // How many entries of the table cover each slot where the code is being looked at.
  private final int[] names;

  private NamelessVariables(MethodNode method, int parameters) {
    this.method = method;
    this.parameters = parameters;
    names = new int[method.maxLocals];
    if (method.localVariables != null) {
      for (LocalVariableNode each : method.localVariables) {
        starts.computeIfAbsent(each.start, label -> new ArrayList<>()).add(each);
        ends.computeIfAbsent(each.end, label -> new ArrayList<>()).add(each);
      }
    }
  }

  /**
   * Looks for a variable that a message may call by its index.
   *
   * @param parameters how many slots the parameters have; those are named by their position
   */
  static boolean areRead(MethodNode method, int parameters) {
    return method.maxLocals > parameters && new NamelessVariables(method, parameters).areRead();
  }

  private boolean areRead() {
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof LabelNode) {
        add(ends.get(node), -1);
        add(starts.get(node), 1);
      } else if (isNameless(node) && !isNeverNull(node)) {
        return true;
      }
    }
    return false;
  }

  private void add(List<LocalVariableNode> entries, int change) {
    if (entries != null) {
      for (LocalVariableNode each : entries) {
        names[each.index] += change;
      }
    }
  }

  /** Whether it loads what a message can speak of, a reference or an array's index. */
  private boolean isNameless(AbstractInsnNode node) {
    if (node.getOpcode() != Opcodes.ALOAD && node.getOpcode() != Opcodes.ILOAD) {
      return false;
    }
    int variable = ((VarInsnNode) node).var;
    return variable >= parameters && names[variable] == 0;
  }

  /** The lock of a synchronized block that ends, or what a compiler's handler has caught. */
  private boolean isNeverNull(AbstractInsnNode load) {
    AbstractInsnNode next = load.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    int opcode = next == null ? Opcodes.NOP : next.getOpcode();
    return opcode == Opcodes.MONITOREXIT || opcode == Opcodes.ATHROW && !starts.isEmpty();
  }
}
