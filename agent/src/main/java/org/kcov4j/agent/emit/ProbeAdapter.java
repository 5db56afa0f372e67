package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.GatedRecorder;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has block probes be what their agent wants, where that is not what {@link Probes} emits: gated,
 * or of a later generation. Those that look for the context say of which: those of a method's first
 * block, and all that are gated, as there may have been none to be had.
 */
final class ProbeAdapter extends MethodVisitor {
  private static final String RECORDER = Type.getInternalName(Recorder.class);
  private static final String GATED_RECORDER = Type.getInternalName(GatedRecorder.class);

  private final boolean gated;
  private final int generation;

  private ProbeAdapter(MethodVisitor next, boolean gated, int generation) {
    super(Opcodes.ASM9, next);
    this.gated = gated;
    this.generation = generation;
  }

  /** What a method with probes is to be written to. */
  static MethodVisitor before(MethodVisitor next, ProbeSettings settings) {
    return settings.isGated() || settings.generation != Recorder.FIRST_GENERATION
        ? new ProbeAdapter(next, settings.isGated(), settings.generation)
        : next;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean enters = name.equals("tryEnter") || name.equals("enter") || name.equals("context");
    if (!owner.equals(RECORDER) || !enters && !name.equals("trace")) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    String adapted = descriptor;
    if (saysGeneration() && (enters || gated)) {
      addGeneration();
      adapted = descriptor.replace(")", "I)");
    }
    super.visitMethodInsn(opcode, gated ? GATED_RECORDER : RECORDER, name, adapted, isInterface);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    // One more than context and block, if that is what the stack was made for; a block that is put
    // together from immediate operands took more.
    boolean more = saysGeneration() && maxStack < Economy.MAX_U2;
    super.visitMaxs(more ? maxStack + 1 : maxStack, maxLocals);
  }

  private boolean saysGeneration() {
    return generation != Recorder.FIRST_GENERATION;
  }

  private void addGeneration() {
    if (generation == (short) generation) {
      visitIntInsn(Opcodes.SIPUSH, generation);
    } else {
      visitLdcInsn(generation);
    }
  }
}
