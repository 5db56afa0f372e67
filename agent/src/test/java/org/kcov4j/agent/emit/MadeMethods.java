package org.kcov4j.agent.emit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Methods that tests make, what they record and how they look. */
final class MadeMethods implements Opcodes {
  private MadeMethods() {}

  /** Of an int: it is 0, or not. */
  static void branch(MethodVisitor code) {
    Label other = new Label();
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFEQ, other);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(other);
    code.visitInsn(ICONST_2);
    code.visitInsn(IRETURN);
  }

  /** A class t.T with one static method, m. */
  static byte[] one(int version, String descriptor, Consumer<MethodVisitor> code) {
    return Classes.make(version, "t/T", writer -> Classes.method(writer, "m", descriptor, code));
  }

  /** The blocks that a call of m records. */
  static List<String> trace(byte[] bytes, Object... arguments) {
    return Classes.run(bytes, "m", arguments).trace();
  }

  /** A method's instructions, as ASM's Textifier prints them. */
  static List<String> text(byte[] bytes, String method) {
    Textifier textifier = new Textifier();
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    node.methods.stream()
        .filter(each -> each.name.equals(method))
        .forEach(each -> each.accept(new TraceMethodVisitor(textifier)));
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    textifier.print(printer);
    printer.flush();
    return out.toString().lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
  }
}
