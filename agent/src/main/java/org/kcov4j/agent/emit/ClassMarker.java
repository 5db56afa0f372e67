package org.kcov4j.agent.emit;

import org.kcov4j.agent.version.ClassVersion;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites a class that gets no probes: methods that are interrupts are marked. */
public final class ClassMarker {
  private ClassMarker() {}

  /** The class file with its methods marked, or null if none is. */
  public static byte[] mark(byte[] classFile, Marks marks) {
    ClassReader reader = new ClassReader(ClassVersion.readable(classFile));
    ClassWriter writer = new ClassWriter(reader, 0);
    Marker marker = new Marker(writer, marks);
    reader.accept(marker, ClassReader.EXPAND_FRAMES);
    return marker.any ? ClassVersion.restore(writer.toByteArray(), classFile) : null;
  }

  private static final class Marker extends ClassVisitor {
    private final Marks marks;
    private String name;
    private String superName;
    private boolean frames;
    boolean any;

    Marker(ClassVisitor next, Marks marks) {
      super(Opcodes.ASM9, next);
      this.marks = marks;
    }

    @Override
    public void visit(
        int version,
        int access,
        String className,
        String signature,
        String superClass,
        String[] interfaces) {
      name = className;
      superName = superClass;
      frames = (version & 0xFFFF) >= Opcodes.V1_6;
      super.visit(version, access, className, signature, superClass, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      boolean code = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      Mark mark = code ? marks.of(name, superName, method, descriptor) : null;
      if (mark == null) {
        return next;
      }
      any = true;
      return new MethodNode(Opcodes.ASM9, access, method, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          MarkedMethod.mark(this, mark, frames);
          accept(next);
        }
      };
    }
  }
}
