package org.kcov4j.agent.emit;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A small class file with what instrumentation has to deal with: a branch, a frame, a line. */
public final class SampleClass {
  private SampleClass() {}

  /** {@code static int m(int i) { return i < 0 ? -i : i; }}. */
  public static byte[] bytes() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC,
        "org/kcov4j/agent/Sample",
        null,
        "java/lang/Object",
        null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "(I)I", null, null);
    Label start = new Label();
    Label positive = new Label();
    method.visitCode();
    method.visitLabel(start);
    method.visitLineNumber(1, start);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitJumpInsn(Opcodes.IFGE, positive);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.INEG);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(positive);
    method.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, new Object[0]);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
