package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.branch;
import static org.kcov4j.agent.emit.MadeMethods.one;
import static org.kcov4j.agent.emit.MadeMethods.trace;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.MethodRow;
import org.kcov4j.agent.emit.Classes.Run;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Methods near or beyond a limit of the class file. */
class MethodLimitsTest implements Opcodes {
  @Test
  void aMethodOf255ArgumentsShouldBeRecorded() {
    byte[] bytes = one(V1_8, "(" + "I".repeat(255) + ")I", MethodLimitsTest::branchWithLocal);
    Object[] zeros = new Object[255];
    Arrays.fill(zeros, 0);
    assertThat(trace(bytes, zeros)).containsExactly("m:0", "m:2");
  }

  private static void branchWithLocal(MethodVisitor code) {
    Label other = new Label();
    code.visitVarInsn(ILOAD, 254);
    code.visitVarInsn(ISTORE, 255);
    code.visitVarInsn(ILOAD, 255);
    code.visitJumpInsn(IFEQ, other);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(other);
    code.visitIincInsn(255, 2);
    code.visitVarInsn(ILOAD, 255);
    code.visitInsn(IRETURN);
  }

  @Test
  void aMethodWithTheMostLocalsButOneShouldBeRecorded() {
    byte[] bytes = one(V1_8, "(I)I", code -> manyLocals(code, 65_533));
    assertThat(trace(bytes, 0)).containsExactly("m:0", "m:2");
  }

  @Test
  void aMethodWithoutRoomForALocalShouldBeLeftAloneNotItsClass() {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", code -> manyLocals(code, 65_534));
              Classes.method(writer, "n", "(I)I", MadeMethods::branch);
            });
    assertThat(Classes.run(bytes, "m", 0).result()).isEqualTo(2);
    assertThat(Classes.run(bytes, "n", 0).trace()).containsExactly("n:0", "n:2");
  }

  /** The highest variable is the one given. */
  private static void manyLocals(MethodVisitor code, int highest) {
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, highest);
    branch(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_533, 65_534, 65_535})
  void aMethodWithTheDeepestStackShouldStayLoadable(int depth) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V1_4, ACC_PUBLIC | ACC_SUPER, "t/T", null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "m", "(I)I", null, null);
    code.visitCode();
    branch(code);
    code.visitMaxs(depth, 1);
    code.visitEnd();
    writer.visitEnd();
    // Called only to be loaded: such a frame may overflow the thread's stack.
    ClassInstrumenter instrumenter =
        new ClassInstrumenter(writer.toByteArray(), ProbeSettings.DEFAULT);
    ClassNode node = new ClassNode();
    new ClassReader(instrumenter.bytes()).accept(node, 0);
    assertThat(node.methods.get(0).maxStack).isGreaterThanOrEqualTo(depth);
  }

  @Test
  void aHugeMethodShouldBeLeftAloneNotItsClass() {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", code -> branches(code, 8_000, false));
              Classes.method(writer, "n", "(I)I", MadeMethods::branch);
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).containsExactly("m(I)I");
    MethodRow row = Classes.table(instrumenter).get("m(I)I");
    assertThat(row.flags()).isEqualTo(1);
    assertThat(row.blocks()).hasSize(8_001);
    assertThat(Classes.table(instrumenter).get("n(I)I").flags()).isZero();
    Run run = Classes.run(bytes, "m", 3);
    assertThat(run.result()).isEqualTo(3);
    assertThat(run.trace()).isEmpty();
    assertThat(Classes.run(bytes, "n", 0).trace()).containsExactly("n:0", "n:2");
  }

  @ParameterizedTest
  @ValueSource(ints = {V1_4, V1_8})
  void jumpsThatBecomeTooFarShouldBeWidened(int version) {
    byte[] bytes = one(version, "(I)I", code -> branches(code, 4_000, true));
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).isEmpty();
    Classes.check(instrumenter.bytes());
    assertThat(trace(bytes, 0)).containsExactly("m:0", "m:4002");
    Run all = Classes.run(bytes, "m", 1);
    assertThat(all.result()).isEqualTo(1);
    assertThat(all.trace()).hasSize(4_003);
  }

  /** So many jumps to the next instruction, with a jump over all of them before if so asked. */
  private static void branches(MethodVisitor code, int n, boolean far) {
    Label end = new Label();
    if (far) {
      code.visitVarInsn(ILOAD, 0);
      code.visitJumpInsn(IFEQ, end);
    }
    for (int i = 0; i < n; i++) {
      Label next = new Label();
      code.visitVarInsn(ILOAD, 0);
      code.visitJumpInsn(IFEQ, next);
      code.visitLabel(next);
    }
    if (far) {
      code.visitInsn(NOP);
    }
    code.visitLabel(end);
    code.visitVarInsn(ILOAD, 0);
    code.visitInsn(IRETURN);
  }

  /** Block ordinals have no limit of their own: three thousand cases, each with its block. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSwitchWithThousandsOfCasesShouldBeRecorded(boolean table) {
    int cases = 3_000;
    byte[] bytes =
        one(
            V1_8,
            "(I)I",
            code -> {
              Label[] labels = new Label[cases];
              Arrays.setAll(labels, i -> new Label());
              Label other = new Label();
              int[] keys = new int[cases];
              Arrays.setAll(keys, i -> i * 5);
              code.visitVarInsn(ILOAD, 0);
              if (table) {
                code.visitTableSwitchInsn(0, cases - 1, other, labels);
              } else {
                code.visitLookupSwitchInsn(other, keys, labels);
              }
              for (int i = 0; i < cases; i++) {
                code.visitLabel(labels[i]);
                code.visitIntInsn(SIPUSH, i);
                code.visitInsn(IRETURN);
              }
              code.visitLabel(other);
              code.visitInsn(ICONST_M1);
              code.visitInsn(IRETURN);
            });
    for (int i : new int[] {0, 1, 1_234, cases - 1}) {
      Run run = Classes.run(bytes, "m", table ? i : 5 * i);
      assertThat(run.result()).isEqualTo(i);
      assertThat(run.trace()).containsExactly("m:0", "m:" + (i + 1));
    }
    assertThat(trace(bytes, -7)).containsExactly("m:0", "m:" + (cases + 1));
  }
}
