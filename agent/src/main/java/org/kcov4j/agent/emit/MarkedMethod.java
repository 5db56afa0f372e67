package org.kcov4j.agent.emit;

import java.util.ArrayList;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the recorder of a method's run:
 *
 * <pre>
 *   enter
 *   try { body, with exit before each return }
 *   catch any { exit; throw }
 * </pre>
 *
 * In a constructor all this begins behind the call of the other one: before it, an exception
 * handler could not be verified (JVMS 4.10.1.4, flagThisUninit).
 */
final class MarkedMethod {
  private static final String RECORDER = Type.getInternalName(Recorder.class);

  private MarkedMethod() {}

  /**
   * Puts the calls around a method's code, probes included.
   *
   * @param frames whether the class file has stack map frames (version 50 and above)
   */
  static void mark(MethodNode method, Mark mark, boolean frames) {
    InsnList code = method.instructions;
    if (mark.exit == null) {
      InsnList enter = new InsnList();
      enter.add(new VarInsnNode(Opcodes.ALOAD, 0));
      enter.add(call(mark.enter, "(Ljava/lang/Thread;)V"));
      MethodStart.insert(method, enter, true);
      method.maxStack = Math.max(method.maxStack, 1);
      return;
    }
    AbstractInsnNode before = method.name.equals("<init>") ? otherConstructor(code) : null;
    LabelNode start = new LabelNode();
    LabelNode handler = new LabelNode();
    InsnList enter = new InsnList();
    enter.add(start);
    enter.add(call(mark.enter, "()V"));
    for (AbstractInsnNode node = before == null ? code.getFirst() : before.getNext();
        node != null;
        node = node.getNext()) {
      if (isReturn(node.getOpcode())) {
        code.insertBefore(node, call(mark.exit, "()V"));
      }
    }
    if (before == null) {
      MethodStart.insert(method, enter, true);
    } else {
      code.insert(before, enter);
    }
    code.add(handler);
    if (frames) {
      // No local is used, so none need be named: the frame fits every instruction of the range.
      Object[] throwable = {"java/lang/Throwable"};
      code.add(new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, throwable));
    }
    code.add(call(mark.exit, "()V"));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.maxStack = Math.max(method.maxStack, 1);
    if (method.tryCatchBlocks == null) {
      method.tryCatchBlocks = new ArrayList<>();
    }
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
  }

  /** Where a constructor calls another of its class or superclass: not that of a new object. */
  private static AbstractInsnNode otherConstructor(InsnList code) {
    int open = 0;
    for (AbstractInsnNode node = code.getFirst(); node != null; node = node.getNext()) {
      if (node.getOpcode() == Opcodes.NEW) {
        open++;
      } else if (node.getOpcode() == Opcodes.INVOKESPECIAL
          && ((MethodInsnNode) node).name.equals("<init>")
          && --open < 0) {
        return node;
      }
    }
    return null;
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, RECORDER, name, descriptor, false);
  }
}
