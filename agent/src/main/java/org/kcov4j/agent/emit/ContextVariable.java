package org.kcov4j.agent.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes room for the local variable that holds the context: right behind the parameters, with the
 * method's own variables moved up by one. There it has a small index (one-byte load instructions)
 * and frames stay short.
 *
 * <p>It goes behind all others where the program can see their indexes ({@link NamelessVariables}),
 * and where the method keeps a long or double half in its last parameter's slot and half behind it,
 * which no javac does but the JVM allows.
 */
final class ContextVariable {
  private final MethodNode method;
  private final int index;

  private ContextVariable(MethodNode method, int index) {
    this.method = method;
    this.index = index;
  }

  /** Moves the method's variables, adapts its frames and returns the index of the new variable. */
  static int insert(MethodNode method) {
    int parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    if ((method.access & Opcodes.ACC_STATIC) != 0) {
      parameters--; // The sizes count a receiver.
    }
    boolean last = isStraddled(method, parameters) || NamelessVariables.areRead(method, parameters);
    int index = last ? method.maxLocals : parameters;
    ContextVariable variable = new ContextVariable(method, index);
    variable.moveInstructions();
    variable.moveDebugInformation();
    method.maxLocals++;
    return index;
  }

  private static boolean isStraddled(MethodNode method, int parameters) {
    if (method.maxLocals == parameters) {
      return false;
    }
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof VarInsnNode) {
        VarInsnNode access = (VarInsnNode) node;
        if (access.var == parameters - 1 && isWide(access.getOpcode())) {
          // A long or double parameter ends at parameters - 1; one that begins there sticks out.
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD
        || opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE;
  }

  private void moveInstructions() {
    for (AbstractInsnNode node = method.instructions.getFirst();
        node != null;
        node = node.getNext()) {
      if (node instanceof VarInsnNode) {
        VarInsnNode access = (VarInsnNode) node;
        access.var = moved(access.var);
      } else if (node instanceof IincInsnNode) {
        IincInsnNode access = (IincInsnNode) node;
        access.var = moved(access.var);
      } else if (node instanceof FrameNode) {
        FrameNode frame = (FrameNode) node;
        frame.local = withContext(frame.local);
      }
    }
  }

  private void moveDebugInformation() {
    if (method.localVariables != null) {
      for (LocalVariableNode each : method.localVariables) {
        each.index = moved(each.index);
      }
    }
    moveAnnotations(method.visibleLocalVariableAnnotations);
    moveAnnotations(method.invisibleLocalVariableAnnotations);
  }

  private void moveAnnotations(List<LocalVariableAnnotationNode> annotations) {
    if (annotations != null) {
      for (LocalVariableAnnotationNode each : annotations) {
        for (int i = 0; i < each.index.size(); i++) {
          each.index.set(i, moved(each.index.get(i)));
        }
      }
    }
  }

  private int moved(int variable) {
    return variable < index ? variable : variable + 1;
  }

  /** The locals of an expanded frame, where a long or double is one entry. */
  private List<Object> withContext(List<Object> locals) {
    List<Object> result = new ArrayList<>(locals.size() + 1);
    int slot = 0;
    int i = 0;
    while (slot < index) {
      Object type = i < locals.size() ? locals.get(i) : Opcodes.TOP;
      result.add(type);
      slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
      i++;
    }
    result.add(Probes.CONTEXT);
    while (i < locals.size()) {
      result.add(locals.get(i++));
    }
    return result;
  }
}
