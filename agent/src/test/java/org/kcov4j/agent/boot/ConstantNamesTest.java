package org.kcov4j.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ConstantNamesTest {
  private static final Map<String, String> NAMES = Map.of("old/Name", "a/newer/and/longer/Name");

  @Test
  void shouldRenameWhereverAClassIsNamed() {
    byte[] renamed = renamed(classNaming("old/Name"));

    assertThat(renamed).isEqualTo(classNaming("a/newer/and/longer/Name"));
  }

  @Test
  void shouldLeaveAClassAloneThatNamesNone() {
    byte[] other = classNaming("other/Name");

    assertThat(renamed(other)).isSameAs(other);
  }

  private static byte[] renamed(byte[] classFile) {
    return ConstantNames.rename(classFile, new ClassReader(classFile), NAMES);
  }

  /** Beside what names the class: constants of two entries, and text that is not ASCII. */
  private static byte[] classNaming(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "test/User", null, name, null);
    writer.visitField(0, "first", "J", null, 0x0100_0001_0100_0001L).visitEnd();
    writer.visitField(0, "field", "[L" + name + ";", null, null).visitEnd();
    String descriptor = "(L" + name + ";JL" + name + ";)V";
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", descriptor, null, null);
    method.visitCode();
    method.visitLdcInsn("\u00e9\u4e2d\0");
    method.visitInsn(Opcodes.POP);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, name, "call", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 4);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
