package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CompilerLimitTest implements Opcodes {
  private static final int FLAG = 8;

  @ParameterizedTest
  @CsvSource({"7986,false", "7987,true", "8000,true", "8001,false", "9000,false"})
  void aMethodThatBecomesLargerThanTheLimitShouldBeKnown(int size, boolean outgrows) {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)V", code -> twoBlocks(code, size));
              Classes.method(writer, "n", "(I)V", code -> twoBlocks(code, 100));
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    if (outgrows) {
      assertThat(instrumenter.notCompiled()).containsExactly("m(I)V");
    } else {
      assertThat(instrumenter.notCompiled()).isEmpty();
    }
    int flags = Classes.table(instrumenter).get("m(I)V").flags();
    assertThat(flags & FLAG).isEqualTo(outgrows ? FLAG : 0);
  }

  @Test
  void whatIsLeftWithoutProbesShouldNotCount() {
    byte[] bytes = EconomyTest.withPool(65_530, 1_000);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).containsExactly("m1000(I)I");
    assertThat(instrumenter.notCompiled()).isEmpty();
  }

  private static void twoBlocks(MethodVisitor code, int size) {
    Label end = new Label();
    for (int i = 0; i < size - 4; i++) {
      code.visitInsn(NOP);
    }
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(end);
    code.visitInsn(RETURN);
  }
}
