package org.kcov4j.agent.hidden;

import org.kcov4j.agent.version.ClassVersion;
import org.kcov4j.runtime.record.HiddenClasses;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Rewrites the JDK's methods that define hidden classes: they pass the class file on first. */
public final class DefinitionHook {
  private static final String BYTES = "[B";

  private DefinitionHook() {}

  /** Whether a class has such methods. */
  public static boolean concerns(String internalName) {
    return DefiningMethod.CLASSES.contains(internalName);
  }

  /** The class file with the calls put in, or null if it has none of the methods with code. */
  public static byte[] insert(byte[] classFile) {
    ClassReader reader = new ClassReader(ClassVersion.readable(classFile));
    ClassWriter writer = new ClassWriter(reader, 0);
    Inserter inserter = new Inserter(writer);
    reader.accept(inserter, 0);
    return inserter.any ? ClassVersion.restore(writer.toByteArray(), classFile) : null;
  }

  private static final class Inserter extends ClassVisitor {
    private String name;
    boolean any;

    Inserter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String className,
        String signature,
        String superName,
        String[] interfaces) {
      name = className;
      super.visit(version, access, className, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      DefiningMethod defining = DefiningMethod.of(name, method);
      // Native methods, as in Java 8, have no code to begin with.
      return defining == null ? next : new Call(next, defining);
    }

    private final class Call extends MethodVisitor {
      private final DefiningMethod method;

      Call(MethodVisitor next, DefiningMethod method) {
        super(Opcodes.ASM9, next);
        this.method = method;
      }

      /** {@code bytes = HiddenClasses.transform(host, bytes)}, before all else. */
      @Override
      public void visitCode() {
        any = true;
        super.visitCode();
        visitVarInsn(Opcodes.ALOAD, method.hostVariable);
        visitVarInsn(Opcodes.ALOAD, method.bytesVariable);
        visitMethodInsn(
            Opcodes.INVOKESTATIC,
            Type.getInternalName(HiddenClasses.class),
            "transform",
            "(" + method.host + BYTES + ")" + BYTES,
            false);
        visitVarInsn(Opcodes.ASTORE, method.bytesVariable);
      }

      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack, 2), maxLocals);
      }
    }
  }
}
