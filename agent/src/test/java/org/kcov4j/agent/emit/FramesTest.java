package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.one;
import static org.kcov4j.agent.emit.MadeMethods.trace;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.Run;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Frames that are hard to extend by the variable of probes. */
class FramesTest implements Opcodes {
  /** Such as those of constructors of value classes, with the fields that are not set yet. */
  @Test
  void aMethodWithFramesOfAnUnknownKindShouldBeLeftAloneNotItsClass() throws Exception {
    byte[] bytes =
        Classes.make(
            V28,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", MadeMethods::branch);
              Classes.method(writer, "n", "()V", code -> code.visitInsn(RETURN));
            });
    // Length and number of entries of a StackMapTable, and its frame: same as before, 6 bytes on.
    String frame = "000000" + "03" + "0001" + "06";
    String unknown = "000000" + "03" + "0001" + "f6";
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(bytes)).containsOnlyOnce(frame);
    bytes = hex.parseHex(hex.formatHex(bytes).replace(frame, unknown));

    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.notUnderstood()).containsExactly("m(I)I");
    assertThat(Classes.table(instrumenter)).containsOnlyKeys("n()V");
    assertThat(hex.formatHex(instrumenter.bytes())).containsOnlyOnce(unknown);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNewThatIsAJumpTargetShouldKeepItsNameInFrames(boolean first) {
    byte[] bytes =
        one(
            V1_8,
            "(I)Ljava/lang/Object;",
            code -> {
              Label loop = new Label();
              Label other = new Label();
              Label join = new Label();
              if (!first) {
                code.visitIincInsn(0, 0);
              }
              code.visitLabel(loop);
              code.visitTypeInsn(NEW, "java/lang/Integer");
              code.visitInsn(DUP);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFEQ, other);
              code.visitInsn(ICONST_1);
              code.visitJumpInsn(GOTO, join);
              code.visitLabel(other);
              code.visitInsn(ICONST_2);
              code.visitLabel(join);
              code.visitMethodInsn(INVOKESPECIAL, "java/lang/Integer", "<init>", "(I)V", false);
              code.visitVarInsn(ASTORE, 1);
              code.visitIincInsn(0, -1);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFGE, loop);
              code.visitVarInsn(ALOAD, 1);
              code.visitInsn(ARETURN);
            });
    Run run = Classes.run(bytes, "m", 1);
    assertThat(run.result()).isEqualTo(2);
    int shift = first ? 0 : 1;
    List<String> loops =
        List.of(
            "m:" + shift,
            "m:" + (shift + 1),
            "m:" + (shift + 3),
            "m:" + shift,
            "m:" + (shift + 2),
            "m:" + (shift + 3),
            "m:" + (shift + 4));
    assertThat(run.trace().subList(shift, run.trace().size())).isEqualTo(loops);
  }

  @Test
  void aLongThatStraddlesTheLastParameterShouldStayWhole() {
    byte[] bytes =
        one(
            V1_8,
            "(II)J",
            code -> {
              Label other = new Label();
              Label join = new Label();
              code.visitVarInsn(ILOAD, 0);
              code.visitLdcInsn(0x1234567890ABCDEFL);
              code.visitVarInsn(LSTORE, 1);
              code.visitJumpInsn(IFEQ, other);
              code.visitVarInsn(LLOAD, 1);
              code.visitInsn(LCONST_1);
              code.visitInsn(LADD);
              code.visitVarInsn(LSTORE, 1);
              code.visitLabel(other);
              code.visitInsn(DCONST_1);
              code.visitVarInsn(DSTORE, 3);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFEQ, join);
              code.visitInsn(NOP);
              code.visitLabel(join);
              code.visitVarInsn(LLOAD, 1);
              code.visitInsn(LRETURN);
            });
    assertThat(Classes.run(bytes, "m", 1, 2).result()).isEqualTo(0x1234567890ABCDF0L);
    assertThat(trace(bytes, 1, 2)).containsExactly("m:0", "m:1", "m:2", "m:3", "m:4");
    assertThat(trace(bytes, 0, 2)).containsExactly("m:0", "m:2", "m:4");
  }

  @Test
  void parametersThatAreOverwrittenByHalvesShouldNotDisturbFrames() {
    byte[] bytes =
        one(
            V1_8,
            "(JI)I",
            code -> {
              Label end = new Label();
              code.visitVarInsn(ILOAD, 2);
              code.visitVarInsn(ISTORE, 1);
              code.visitVarInsn(ILOAD, 1);
              code.visitJumpInsn(IFEQ, end);
              code.visitIincInsn(1, 5);
              code.visitLabel(end);
              code.visitVarInsn(ILOAD, 1);
              code.visitInsn(IRETURN);
            });
    assertThat(Classes.run(bytes, "m", 1L, 2).result()).isEqualTo(7);
    assertThat(trace(bytes, 1L, 0)).containsExactly("m:0", "m:2");
  }
}
