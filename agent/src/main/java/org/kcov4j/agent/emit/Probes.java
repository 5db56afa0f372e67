package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of probes. Operand stacks are drawn with the top at the right; all leave the stack as
 * they found it.
 */
final class Probes {
  /** Internal name of the context's class, as frames name it. */
  static final String CONTEXT = Type.getInternalName(Context.class);

  /** How much deeper the operand stack gets. */
  static final int STACK = 2;

  private static final String RECORDER = Type.getInternalName(Recorder.class);

  private Probes() {}

  /** The probe of a method that is one block. */
  static InsnList onlyBlock(int pc) {
    InsnList code = new InsnList();
    code.add(new LdcInsnNode(pc)); //                                        .. pc
    code.add(call("enter", "(I)L" + CONTEXT + ";")); //                      .. context
    code.add(new InsnNode(Opcodes.POP)); //                                  ..
    return code;
  }

  /** The probe of the first block, which also fetches the context. */
  static InsnList firstBlock(int variable, int pc) {
    InsnList code = new InsnList();
    code.add(new LdcInsnNode(pc)); //                                        .. pc
    code.add(call("enter", "(I)L" + CONTEXT + ";")); //                      .. context
    code.add(new VarInsnNode(Opcodes.ASTORE, variable)); //                  ..
    return code;
  }

  /**
   * Fetches the context, where the first block is entered again by jumps and has a probe of its
   * own.
   */
  static InsnList fetchContext(int variable) {
    InsnList code = new InsnList();
    code.add(call("context", "()L" + CONTEXT + ";")); //                     .. context
    code.add(new VarInsnNode(Opcodes.ASTORE, variable)); //                  ..
    return code;
  }

  /** The probe of any other block. */
  static InsnList block(int variable, int pc) {
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, variable)); //                   .. context
    code.add(new LdcInsnNode(pc)); //                                        .. context pc
    code.add(call("trace", "(L" + CONTEXT + ";I)V")); //                     ..
    return code;
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, RECORDER, name, descriptor, false);
  }
}
