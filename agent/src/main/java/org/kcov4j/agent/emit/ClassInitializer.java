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

/**
 * Marks the run of {@code <clinit>} for the recorder:
 *
 * <pre>
 *   enterClassInitializer
 *   try { body, with exitClassInitializer before each return }
 *   catch any { exitClassInitializer; throw }
 * </pre>
 */
final class ClassInitializer {
  private static final String NAME = "<clinit>";
  private static final String RECORDER = Type.getInternalName(Recorder.class);

  private ClassInitializer() {}

  static boolean is(MethodNode method) {
    return method.name.equals(NAME);
  }

  /**
   * Puts the calls around a method's code, probes included.
   *
   * @param frames whether the class file has stack map frames (version 50 and above)
   */
  static void mark(MethodNode method, boolean frames) {
    InsnList code = method.instructions;
    for (AbstractInsnNode node : code.toArray()) {
      if (node.getOpcode() == Opcodes.RETURN) {
        code.insertBefore(node, call("exitClassInitializer"));
      }
    }
    LabelNode start = new LabelNode();
    LabelNode handler = new LabelNode();
    code.insert(start);
    code.insert(call("enterClassInitializer"));
    code.add(handler);
    if (frames) {
      // No local is used, so none need be named: the frame fits every instruction of the range.
      Object[] throwable = {"java/lang/Throwable"};
      code.add(new FrameNode(Opcodes.F_NEW, 0, new Object[0], 1, throwable));
    }
    code.add(call("exitClassInitializer"));
    code.add(new InsnNode(Opcodes.ATHROW));
    if (method.tryCatchBlocks == null) {
      method.tryCatchBlocks = new ArrayList<>();
    }
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
  }

  private static MethodInsnNode call(String name) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, RECORDER, name, "()V", false);
  }
}
