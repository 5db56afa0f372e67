package org.kcov4j.agent.original;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcov4j.agent.place.CodeNode;
import org.kcov4j.agent.place.Placement;
import org.kcov4j.runtime.layout.BlockTableLayout;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class before others rewrote it. Members it does not have are not the program's. A method that
 * cannot be found in what it is now has the blocks of its rewritten code, and says so.
 */
public final class OriginalClass extends ClassVisitor {
  private final Map<String, OriginalMethod> methods = new HashMap<>();
  private final Reader reader;
  private int access;
  private List<String> interfaces = Collections.emptyList();

  /**
   * Reads a class file.
   *
   * @throws RuntimeException if it is damaged
   */
  public OriginalClass(byte[] classFile) {
    super(Opcodes.ASM9);
    reader = new Reader(classFile);
    reader.accept(this, 0);
  }

  /** Access flags of the class file. */
  public int access() {
    return access;
  }

  /** Internal names. */
  public List<String> interfaces() {
    return interfaces;
  }

  /**
   * Finds a method's blocks in its code as it is now.
   *
   * @param offsets bytecode index of each instruction as it is now, in order
   * @return null if the method is not the program's
   */
  public Placement place(MethodNode now, int[] offsets, boolean splitEdges) {
    OriginalMethod original = methods.get(now.name + now.desc);
    if (original == null) {
      return null;
    }
    Placement found = original.place(now, splitEdges);
    return found != null
        ? found
        : Placement.of(now, offsets, splitEdges, BlockTableLayout.METHOD_REWRITTEN);
  }

  @Override
  public void visit(
      int version,
      int classAccess,
      String name,
      String signature,
      String superName,
      String[] superInterfaces) {
    access = classAccess & 0xFFFF;
    if (superInterfaces != null) {
      interfaces = Arrays.asList(superInterfaces);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int methodAccess, String name, String descriptor, String signature, String[] exceptions) {
    if ((methodAccess & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      reader.current = null;
      return null;
    }
    reader.current =
        new CodeNode(methodAccess, name, descriptor, signature, exceptions) {
          @Override
          public void visitEnd() {
            methods.put(name + desc, new OriginalMethod(this, offsets()));
          }
        };
    return reader.current;
  }

  private static final class Reader extends ClassReader {
    CodeNode current;

    Reader(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      if (current != null) {
        current.instructionAt(offset);
      }
    }
  }
}
