package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.text;

import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.layout.PcHash;
import org.kcov4j.runtime.record.BlockNumbers;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The instructions of probes, one by one. */
class ProbeInstructionsTest implements Opcodes {
  private static final String CONTEXT = "org/kcov4j/runtime/record/Context";
  private static final String ENTERED = "(Ljava/lang/Object;J)L" + CONTEXT + ";";
  private static final String TRIED = "(L" + CONTEXT + ";J)L" + CONTEXT + ";";
  private static final String TRACED = "(Ljava/lang/Object;L" + CONTEXT + ";J)V";

  @Test
  void probesShouldBeTheseInstructions() {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/Golden",
            writer -> {
              Classes.method(writer, "one", "()V", code -> code.visitInsn(RETURN));
              Classes.method(writer, "two", "(I)I", MadeMethods::branch);
              Classes.method(writer, "again", "(I)V", ProbeInstructionsTest::firstIsLoop);
            });
    byte[] probed = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT).bytes();
    int one = PcHash.base("t/Golden", "one", "()V");
    assertThat(text(probed, "one"))
        .containsExactly(
            "LDC " + block(one),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.tryEnter (J)L" + CONTEXT + ";",
            "CHECKCAST java/lang/Object",
            "LDC " + block(one),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.enter " + ENTERED,
            "POP",
            "RETURN",
            "MAXSTACK = 4",
            "MAXLOCALS = 0");
    int two = PcHash.base("t/Golden", "two", "(I)I");
    assertThat(text(probed, "two"))
        .containsExactly(
            "LDC " + block(two),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.tryEnter (J)L" + CONTEXT + ";",
            "CHECKCAST java/lang/Object",
            "LDC " + block(two),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.enter " + ENTERED,
            "ASTORE 1",
            "ILOAD 0",
            "IFEQ L0",
            "ALOAD 1",
            "LDC " + block(two + 1),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.tryTrace " + TRIED,
            "CHECKCAST java/lang/Object",
            "ALOAD 1",
            "LDC " + block(two + 1),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.trace " + TRACED,
            "ICONST_1",
            "IRETURN",
            "L0",
            "FRAME APPEND [" + CONTEXT + "]",
            "ALOAD 1",
            "LDC " + block(two + 2),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.tryTrace " + TRIED,
            "CHECKCAST java/lang/Object",
            "ALOAD 1",
            "LDC " + block(two + 2),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.trace " + TRACED,
            "ICONST_2",
            "IRETURN",
            "MAXSTACK = 5",
            "MAXLOCALS = 2");
    int again = PcHash.base("t/Golden", "again", "(I)V");
    assertThat(text(probed, "again"))
        .startsWith(
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.context ()L" + CONTEXT + ";",
            "ASTORE 1",
            "L0",
            "FRAME APPEND [" + CONTEXT + "]",
            "ALOAD 1",
            "LDC " + block(again),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.tryTrace " + TRIED,
            "CHECKCAST java/lang/Object",
            "ALOAD 1",
            "LDC " + block(again),
            "INVOKESTATIC org/kcov4j/runtime/record/Recorder.trace " + TRACED,
            "IINC 0 -1");
  }

  private static void firstIsLoop(MethodVisitor code) {
    Label loop = new Label();
    code.visitLabel(loop);
    code.visitIincInsn(0, -1);
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFGT, loop);
    code.visitInsn(RETURN);
  }

  /** A long constant, as ASM's Textifier prints it. */
  private static String block(int pc) {
    return Recorder.block(pc, BlockNumbers.of(pc)[0]) + "L";
  }
}
