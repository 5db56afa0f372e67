package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.one;
import static org.kcov4j.agent.emit.MadeMethods.trace;

import org.junit.jupiter.api.Test;
import org.kcov4j.agent.emit.Classes.Run;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Control flow that no javac writes, or only old ones. */
class OddControlFlowTest implements Opcodes {
  @Test
  void subroutinesShouldBeRecorded() {
    byte[] bytes =
        one(
            V1_4,
            "(I)I",
            code -> {
              Label subroutine = new Label();
              Label skip = new Label();
              code.visitJumpInsn(JSR, subroutine);
              code.visitJumpInsn(JSR, subroutine);
              code.visitVarInsn(ILOAD, 0);
              code.visitInsn(IRETURN);
              code.visitLabel(subroutine);
              code.visitVarInsn(ASTORE, 1);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFEQ, skip);
              code.visitIincInsn(0, 1);
              code.visitLabel(skip);
              code.visitVarInsn(RET, 1);
            });
    Run run = Classes.run(bytes, "m", 5);
    assertThat(run.result()).isEqualTo(7);
    assertThat(run.trace())
        .containsExactly("m:0", "m:3", "m:4", "m:5", "m:1", "m:3", "m:4", "m:5", "m:2");
    assertThat(trace(bytes, 0)).containsExactly("m:0", "m:3", "m:5", "m:1", "m:3", "m:5", "m:2");
    var blocks =
        Classes.table(new ClassInstrumenter(bytes, ProbeSettings.DEFAULT)).get("m(I)I").blocks();
    assertThat(blocks.get(0).successors()).as("a call is no decision").containsExactly(3);
    assertThat(blocks.get(5).successors()).isEmpty();
  }

  @Test
  void unreachableCodeShouldHaveNoBlock() {
    byte[] bytes =
        one(
            V1_5,
            "(I)I",
            code -> {
              Label end = new Label();
              Label dead = new Label();
              code.visitJumpInsn(GOTO, end);
              code.visitLabel(dead);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFEQ, dead);
              code.visitLabel(end);
              code.visitVarInsn(ILOAD, 0);
              code.visitInsn(IRETURN);
            });
    assertThat(trace(bytes, 9)).containsExactly("m:0", "m:1");
    assertThat(
            Classes.table(new ClassInstrumenter(bytes, ProbeSettings.DEFAULT))
                .get("m(I)I")
                .blocks())
        .hasSize(2);
  }

  @Test
  void aHandlerThatCoversItselfShouldBeRecorded() {
    byte[] bytes =
        one(
            V1_5,
            "(I)I",
            code -> {
              Label handler = new Label();
              Label end = new Label();
              Label to = new Label();
              code.visitTryCatchBlock(handler, end, handler, "java/lang/ArithmeticException");
              code.visitTryCatchBlock(to, handler, handler, "java/lang/ArithmeticException");
              code.visitLabel(to);
              code.visitInsn(ICONST_1);
              code.visitInsn(ICONST_0);
              code.visitInsn(IDIV);
              code.visitInsn(IRETURN);
              code.visitLabel(handler);
              code.visitInsn(POP);
              code.visitIincInsn(0, -1);
              code.visitInsn(ICONST_5);
              code.visitVarInsn(ILOAD, 0);
              code.visitInsn(IDIV);
              code.visitInsn(IRETURN);
              code.visitLabel(end);
              code.visitInsn(ICONST_0);
              code.visitInsn(IRETURN);
            });
    Run run = Classes.run(bytes, "m", 2);
    assertThat(run.result()).isEqualTo(5);
    assertThat(run.trace()).containsExactly("m:0", "m:1");
    run = Classes.run(bytes, "m", 1);
    assertThat(run.result()).isEqualTo(-5);
    assertThat(run.trace()).containsExactly("m:0", "m:1", "m:1");
  }
}
