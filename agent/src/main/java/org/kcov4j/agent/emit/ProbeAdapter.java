package org.kcov4j.agent.emit;

import org.kcov4j.runtime.record.GatedRecorder;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has block probes be what their agent wants, where that is not what {@link Probes} emits: gated,
 * or of a later generation, which those of a method's first block say.
 */
abstract class ProbeAdapter extends MethodVisitor {
  private static final String RECORDER = Type.getInternalName(Recorder.class);

  private ProbeAdapter(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** What a method with probes is to be written to. */
  static MethodVisitor before(MethodVisitor next, ProbeSettings settings) {
    if (settings.generation != Recorder.FIRST_GENERATION) {
      return new OfGeneration(next, settings.generation);
    }
    return settings.gated ? new Gated(next) : next;
  }

  @Override
  public final void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean enters = name.equals("tryEnter") || name.equals("enter") || name.equals("context");
    if (owner.equals(RECORDER) && (enters || name.equals("trace"))) {
      visitProbe(name, descriptor, enters);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }

  /** Visits the call that is a probe. */
  abstract void visitProbe(String name, String descriptor, boolean enters);

  final void call(String owner, String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private static final class Gated extends ProbeAdapter {
    private static final String GATED_RECORDER = Type.getInternalName(GatedRecorder.class);

    Gated(MethodVisitor next) {
      super(next);
    }

    @Override
    void visitProbe(String name, String descriptor, boolean enters) {
      call(GATED_RECORDER, name, descriptor);
    }
  }

  private static final class OfGeneration extends ProbeAdapter {
    // A block put together from immediate operands takes five, and the generation one.
    private static final int STACK = 6;

    private final int generation;

    OfGeneration(MethodVisitor next, int generation) {
      super(next);
      this.generation = generation;
    }

    @Override
    void visitProbe(String name, String descriptor, boolean enters) {
      if (!enters) {
        call(RECORDER, name, descriptor);
        return;
      }
      if (generation == (short) generation) {
        visitIntInsn(Opcodes.SIPUSH, generation);
      } else {
        visitLdcInsn(generation);
      }
      call(RECORDER, name, descriptor.replace(")", "I)"));
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }
  }
}
