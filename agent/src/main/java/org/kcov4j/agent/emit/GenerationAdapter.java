package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has the probes of a method's first block say of which generation they are, where that is not the
 * first.
 */
final class GenerationAdapter extends MethodVisitor {
  private static final String RECORDER = Type.getInternalName(Recorder.class);
  // A block put together from immediate operands takes five, and the generation one.
  private static final int STACK = 6;

  private final int generation;

  private GenerationAdapter(MethodVisitor next, int generation) {
    super(Opcodes.ASM9, next);
    this.generation = generation;
  }

  /** What a method with probes is to be written to. */
  static MethodVisitor before(MethodVisitor next, int generation) {
    return generation == Recorder.FIRST_GENERATION ? next : new GenerationAdapter(next, generation);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean enters = name.equals("enter") || name.equals("context");
    if (!enters || !owner.equals(RECORDER)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    if (generation == (short) generation) {
      super.visitIntInsn(Opcodes.SIPUSH, generation);
    } else {
      super.visitLdcInsn(generation);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor.replace(")", "I)"), isInterface);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
  }
}
