package org.kcov4j.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcov4j.agent.emit.Classes;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class LineNumbersTest {
  @Test
  void shouldHideTheLinesOfEachMethodAndNothingElse() throws Exception {
    byte[] bytes = Classes.bytes(LineNumbersTest.class);
    assertThat(lines(bytes)).isNotEmpty();

    byte[] hidden = bytes.clone();
    LineNumbers.hide(hidden, new ClassReader(hidden));

    assertThat(lines(hidden)).isEmpty();
    int differences = 0;
    for (int i = 0; i < bytes.length; i++) {
      differences += bytes[i] == hidden[i] ? 0 : 1;
    }
    assertThat(differences).isEqualTo(1);
    Classes.check(hidden);
    Class<?> loaded = new Classes.Loader(hidden).loadClass(LineNumbersTest.class.getName());
    assertThat(loaded.getDeclaredMethods()).isNotEmpty();
    assertThat(loaded.getClassLoader()).isNotSameAs(getClass().getClassLoader());
  }

  @Test
  void shouldLeaveAClassWithoutLinesAlone() {
    byte[] bytes =
        Classes.make(
            Opcodes.V1_8,
            "t/T",
            writer ->
                Classes.method(
                    writer,
                    "m",
                    "()J",
                    code -> {
                      code.visitLdcInsn("LineNumberTabl_");
                      code.visitInsn(Opcodes.POP);
                      code.visitLdcInsn(0x0100_000f_4c69_6e65L);
                      code.visitInsn(Opcodes.LRETURN);
                    }));
    byte[] same = bytes.clone();
    LineNumbers.hide(same, new ClassReader(same));
    assertThat(same).isEqualTo(bytes);
  }

  private static List<Integer> lines(byte[] classFile) {
    List<Integer> lines = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, Label start) {
                    lines.add(line);
                  }
                };
              }
            },
            0);
    return lines;
  }
}
