package org.kcov4j.agent.emit;

import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
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
  private final InsnList code;
  private final List<LocalVariableNode> names;
  private final int parameters;

  private NamelessVariables(MethodNode method, int parameters) {
    code = method.instructions;
    names = method.localVariables == null ? Collections.emptyList() : method.localVariables;
    this.parameters = parameters;
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
    int position = 0;
    for (AbstractInsnNode node = code.getFirst(); node != null; node = node.getNext()) {
      if (isOwn(node) && !isNamed(((VarInsnNode) node).var, position) && !isNeverNull(node)) {
        return true;
      }
      position++;
    }
    return false;
  }

  /** Whether it loads what a message can speak of, a reference or an array's index. */
  private boolean isOwn(AbstractInsnNode node) {
    return (node.getOpcode() == Opcodes.ALOAD || node.getOpcode() == Opcodes.ILOAD)
        && ((VarInsnNode) node).var >= parameters;
  }

  private boolean isNamed(int variable, int position) {
    for (LocalVariableNode each : names) {
      if (each.index == variable
          && code.indexOf(each.start) <= position
          && position < code.indexOf(each.end)) {
        return true;
      }
    }
    return false;
  }

  /** The lock of a synchronized block that ends, or what a compiler's handler has caught. */
  private boolean isNeverNull(AbstractInsnNode load) {
    AbstractInsnNode next = load.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    int opcode = next == null ? Opcodes.NOP : next.getOpcode();
    return opcode == Opcodes.MONITOREXIT || opcode == Opcodes.ATHROW && !names.isEmpty();
  }
}
