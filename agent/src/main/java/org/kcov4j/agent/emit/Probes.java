package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code of probes. Operand stacks are drawn with the top at the right; all leave the stack as
 * they found it.
 */
enum Probes {
  /** A block is a constant of the class: three bytes, and two entries of the pool. */
  WITH_CONSTANTS(4) {
    @Override
    void addConstant(long block, MethodVisitor code) {
      code.visitLdcInsn(block);
    }
  },

  /** A block is put together from immediate operands: up to 26 bytes, and none of the pool. */
  WITHOUT_CONSTANTS(5) {
    @Override
    void addConstant(long block, MethodVisitor code) {
      addInt((int) (block >>> 32), code); //                                .. pc
      code.visitInsn(Opcodes.I2L); //                                       .. pc
      code.visitIntInsn(Opcodes.BIPUSH, 32); //                             .. pc 32
      code.visitInsn(Opcodes.LSHL); //                                      .. pc<<32
      addInt((int) block, code); //                                         .. pc<<32 number
      code.visitInsn(Opcodes.I2L); //                                       .. pc<<32 number
      code.visitInsn(Opcodes.LOR); //                                       .. block
    }
  };

  /** Internal name of the context's class, as frames name it. */
  static final String CONTEXT = Type.getInternalName(Context.class);

  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String RECORDER = Type.getInternalName(Recorder.class);

  private static final String CONTEXT_OF_NOTHING = "()L" + CONTEXT + ";";
  private static final String CONTEXT_OF_BLOCK = "(J)L" + CONTEXT + ";";
  private static final String CONTEXT_OF_TRIED_BLOCK = "(L" + OBJECT + ";J)L" + CONTEXT + ";";
  private static final String TRACE = "(L" + CONTEXT + ";J)V";
  private static final String TRY_TRACE = "(L" + CONTEXT + ";J)L" + CONTEXT + ";";
  private static final String TRACE_TRIED = "(L" + OBJECT + ";L" + CONTEXT + ";J)V";

  /** How much deeper the operand stack gets. */
  final int stack;

  Probes(int stack) {
    this.stack = stack;
  }

  /** Pushes the constant that names a block. */
  abstract void addConstant(long block, MethodVisitor code);

  /** Records a method's only block. */
  void addOnlyBlock(long block, boolean inHalves, MethodVisitor code) {
    addEntry(block, inHalves, code); //                                     .. context
    code.visitInsn(Opcodes.POP); //                                         ..
  }

  /** Records the first block and fetches the context. */
  void addFirstBlock(int variable, long block, boolean inHalves, MethodVisitor code) {
    addEntry(block, inHalves, code); //                                     .. context
    code.visitVarInsn(Opcodes.ASTORE, variable); //                         ..
  }

  /** Records the first block and pushes the context. */
  private void addEntry(long block, boolean inHalves, MethodVisitor code) {
    addConstant(block, code); //                                            .. block
    if (!inHalves) {
      call("enter", CONTEXT_OF_BLOCK, code); //                             .. context
      return;
    }
    call("tryEnter", CONTEXT_OF_BLOCK, code); //                            .. tried
    addNullProfile(code); //                                                .. tried
    addConstant(block, code); //                                            .. tried block
    call("enter", CONTEXT_OF_TRIED_BLOCK, code); //                         .. context
  }

  /**
   * Fetches the context, where the first block is entered again by jumps and has a probe of its
   * own.
   */
  static void addContext(int variable, MethodVisitor code) {
    call("context", CONTEXT_OF_NOTHING, code); //                           .. context
    code.visitVarInsn(Opcodes.ASTORE, variable); //                         ..
  }

  /** Records any other block. */
  void addBlock(int variable, long block, boolean inHalves, MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, variable); //                          .. context
    addConstant(block, code); //                                            .. context block
    if (!inHalves) {
      call("trace", TRACE, code); //                                        ..
      return;
    }
    call("tryTrace", TRY_TRACE, code); //                                   .. tried
    addNullProfile(code); //                                                .. tried
    code.visitVarInsn(Opcodes.ALOAD, variable); //                          .. tried context
    addConstant(block, code); //                                            .. tried context block
    call("trace", TRACE_TRIED, code); //                                    ..
  }

  /**
   * Between two halves: a cast that cannot fail. It is there for what HotSpot notes at each cast by
   * itself: whether it ever met null. Where it did not, C2 takes it that it never will (an uncommon
   * trap), and that leaves no call of the recorder, which would take registers from the program
   * (docs/adr/004). It is to a class that has been found: one that is first looked for when null no
   * longer comes may be what a class loader's own code needs to find it.
   */
  private static void addNullProfile(MethodVisitor code) {
    code.visitTypeInsn(Opcodes.CHECKCAST, OBJECT);
  }

  private static void call(String name, String descriptor, MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, name, descriptor, false);
  }

  /** Pushes an int as one immediate operand, or as two that are its halves. */
  private static void addInt(int value, MethodVisitor code) {
    if (value == (short) value) {
      addImmediate(value, code); //                                         .. value
      return;
    }
    int low = (short) value;
    // The low half is sign-extended by sipush; what that turns over in the high half is undone.
    int high = (value ^ low) >> 16;
    addImmediate(high, code); //                                            .. high
    code.visitIntInsn(Opcodes.BIPUSH, 16); //                               .. high 16
    code.visitInsn(Opcodes.ISHL); //                                        .. high<<16
    addImmediate(low, code); //                                             .. high<<16 low
    code.visitInsn(Opcodes.IXOR); //                                        .. value
  }

  /** The shortest instruction that pushes a short. */
  private static void addImmediate(int value, MethodVisitor code) {
    if (value >= -1 && value <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + value);
    } else {
      code.visitIntInsn(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
    }
  }
}
