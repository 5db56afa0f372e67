package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of probes. Operand stacks are drawn with the top at the right; all leave the stack as
 * they found it.
 */
enum Probes {
  /** A block is a constant of the class: three bytes, and two entries of the pool. */
  WITH_CONSTANTS(4) {
    @Override
    void addConstant(long block, InsnList code) {
      code.add(new LdcInsnNode(block));
    }
  },

  /** A block is put together from immediate operands: up to 26 bytes, and none of the pool. */
  WITHOUT_CONSTANTS(5) {
    @Override
    void addConstant(long block, InsnList code) {
      addInt((int) (block >>> 32), code); //                                 .. pc
      code.add(new InsnNode(Opcodes.I2L)); //                                .. pc
      code.add(new IntInsnNode(Opcodes.BIPUSH, 32)); //                      .. pc 32
      code.add(new InsnNode(Opcodes.LSHL)); //                               .. pc<<32
      addInt((int) block, code); //                                          .. pc<<32 number
      code.add(new InsnNode(Opcodes.I2L)); //                                .. pc<<32 number
      code.add(new InsnNode(Opcodes.LOR)); //                                .. block
    }
  };

  /** Internal name of the context's class, as frames name it. */
  static final String CONTEXT = Type.getInternalName(Context.class);

  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String RECORDER = Type.getInternalName(Recorder.class);

  /** How much deeper the operand stack gets. */
  final int stack;

  Probes(int stack) {
    this.stack = stack;
  }

  /** Pushes the constant that names a block. */
  abstract void addConstant(long block, InsnList code);

  /** The probe of a method that is one block. */
  InsnList onlyBlock(long block, boolean inHalves) {
    InsnList code = new InsnList();
    addEntry(block, inHalves, code); //                                      .. context
    code.add(new InsnNode(Opcodes.POP)); //                                  ..
    return code;
  }

  /** The probe of the first block, which also fetches the context. */
  InsnList firstBlock(int variable, long block, boolean inHalves) {
    InsnList code = new InsnList();
    addEntry(block, inHalves, code); //                                      .. context
    code.add(new VarInsnNode(Opcodes.ASTORE, variable)); //                  ..
    return code;
  }

  /** Records the first block and pushes the context. */
  private void addEntry(long block, boolean inHalves, InsnList code) {
    addConstant(block, code); //                                             .. block
    if (!inHalves) {
      code.add(call("enter", "(J)L" + CONTEXT + ";")); //                    .. context
      return;
    }
    code.add(call("tryEnter", "(J)L" + CONTEXT + ";")); //                   .. tried
    addNullProfile(code); //                                                 .. tried
    addConstant(block, code); //                                             .. tried block
    code.add(call("enter", "(L" + OBJECT + ";J)L" + CONTEXT + ";")); //      .. context
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
  InsnList block(int variable, long block, boolean inHalves) {
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, variable)); //                   .. context
    addConstant(block, code); //                                             .. context block
    if (!inHalves) {
      code.add(call("trace", "(L" + CONTEXT + ";J)V")); //                   ..
      return code;
    }
    code.add(call("tryTrace", "(L" + CONTEXT + ";J)L" + CONTEXT + ";")); //  .. tried
    addNullProfile(code); //                                                 .. tried
    code.add(new VarInsnNode(Opcodes.ALOAD, variable)); //                   .. tried context
    addConstant(block, code); //                                             .. tried context block
    code.add(call("trace", "(L" + OBJECT + ";L" + CONTEXT + ";J)V")); //     ..
    return code;
  }

  /**
   * Between two halves: a cast that cannot fail. It is there for what HotSpot notes at each cast by
   * itself: whether it ever met null. Where it did not, C2 takes it that it never will (an uncommon
   * trap), and that leaves no call of the recorder, which would take registers from the program
   * (docs/adr/004). It is to a class that has been found: one that is first looked for when null no
   * longer comes may be what a class loader's own code needs to find it.
   */
  private static void addNullProfile(InsnList code) {
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, OBJECT));
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, RECORDER, name, descriptor, false);
  }

  /** Pushes an int as one immediate operand, or as two that are its halves. */
  private static void addInt(int value, InsnList code) {
    if (value == (short) value) {
      code.add(immediate(value)); //                                         .. value
      return;
    }
    int low = (short) value;
    // The low half is sign-extended by sipush; what that turns over in the high half is undone.
    int high = (value ^ low) >> 16;
    code.add(immediate(high)); //                                            .. high
    code.add(new IntInsnNode(Opcodes.BIPUSH, 16)); //                        .. high 16
    code.add(new InsnNode(Opcodes.ISHL)); //                                 .. high<<16
    code.add(immediate(low)); //                                             .. high<<16 low
    code.add(new InsnNode(Opcodes.IXOR)); //                                 .. value
  }

  /** The shortest instruction that pushes a short. */
  private static AbstractInsnNode immediate(int value) {
    if (value >= -1 && value <= 5) {
      return new InsnNode(Opcodes.ICONST_0 + value);
    }
    return new IntInsnNode(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
  }
}
