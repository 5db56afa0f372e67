package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts code before a method's first instruction and all its labels, so that no jump leads to it and
 * no handler's range covers it. For a debugger it is part of what was there first: a thread that
 * has just entered the method is at its first line and sees its parameters.
 */
final class MethodStart {
  private final MethodNode method;
  private final List<LabelNode> labels = new ArrayList<>();
  private final List<LineNumberNode> lines = new ArrayList<>();
  private final LabelNode start = new LabelNode();

  private MethodStart(MethodNode method) {
    this.method = method;
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null && node.getOpcode() < 0;
        node = node.getNext()) {
      if (node instanceof LabelNode) {
        labels.add((LabelNode) node);
      } else if (node instanceof LineNumberNode) {
        lines.add((LineNumberNode) node);
      }
    }
  }

  /**
   * Inserts the code.
   *
   * @param jumpedTo whether jumps may lead to the first instruction: then its line stays there, or
   *     a breakpoint would be met at the first round only
   */
  static void insert(MethodNode method, InsnList code, boolean jumpedTo) {
    MethodStart old = new MethodStart(method);
    boolean named = old.moveParameters();
    if (!jumpedTo) {
      named |= old.moveLines(code);
    }
    if (named) {
      code.insert(old.start);
    }
    method.instructions.insert(code);
  }

  private boolean moveLines(InsnList code) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      LineNumberNode line = lines.get(i);
      method.instructions.remove(line);
      line.start = start;
      code.insert(line);
    }
    return !lines.isEmpty();
  }

  private boolean moveParameters() {
    if (method.localVariables == null || labels.isEmpty()) {
      return false;
    }
    int parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    if ((method.access & Opcodes.ACC_STATIC) != 0) {
      parameters--; // The sizes count a receiver.
    }
    boolean any = false;
    for (LocalVariableNode each : method.localVariables) {
      if (each.index < parameters && labels.contains(each.start)) {
        each.start = start;
        any = true;
      }
    }
    return any;
  }
}
