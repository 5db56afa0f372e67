package org.kcov4j.agent.boot;

import java.lang.invoke.CallSite;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class that reads the target of a call site from its field, which is visible in the package
 * {@code java.lang.invoke} only. It has no lines, so that debuggers step through it.
 */
final class CallSiteField {
  /** The internal name of the class. */
  static final String CLASS = "java/lang/invoke/KcovCallSiteTarget";

  private static final String CALL_SITE = "java/lang/invoke/CallSite";
  private static final String FIELD = "target";
  private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";

  private CallSiteField() {}

  /** Whether this JDK keeps it there. */
  static boolean exists() {
    try {
      CallSite.class.getDeclaredField(FIELD);
      return true;
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  /** The class file: one static method {@code of}. */
  static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        CLASS,
        null,
        "java/lang/Object",
        null);
    MethodVisitor of =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "of",
            "(Ljava/lang/invoke/MutableCallSite;)" + HANDLE,
            null,
            null);
    of.visitCode();
    of.visitVarInsn(Opcodes.ALOAD, 0);
    of.visitFieldInsn(Opcodes.GETFIELD, CALL_SITE, FIELD, HANDLE);
    of.visitInsn(Opcodes.ARETURN);
    of.visitMaxs(1, 1);
    of.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
