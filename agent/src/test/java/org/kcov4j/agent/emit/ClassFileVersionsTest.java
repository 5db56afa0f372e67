package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.one;
import static org.kcov4j.agent.emit.MadeMethods.text;
import static org.kcov4j.agent.emit.MadeMethods.trace;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.Run;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Class files of every version, and what only some of them have. */
class ClassFileVersionsTest implements Opcodes {
  @ParameterizedTest
  @ValueSource(ints = {V1_1, 46, 47, 48, 49, 50, 51, 52, 55, 61})
  void everyVersionShouldBeRecorded(int version) {
    byte[] bytes = one(version, "(I)I", MadeMethods::branch);
    assertThat(trace(bytes, 1)).containsExactly("m:0", "m:1");
    assertThat(trace(bytes, 0)).containsExactly("m:0", "m:2");
    byte[] probed = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT).bytes();
    assertThat(Arrays.copyOf(probed, 8)).isEqualTo(Arrays.copyOf(bytes, 8));
  }

  /** Those that this JVM may not load yet. */
  @ParameterizedTest
  @ValueSource(ints = {62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72})
  void newVersionsShouldBeInstrumented(int version) {
    ClassInstrumenter instrumenter =
        new ClassInstrumenter(one(version, "(I)I", MadeMethods::branch), ProbeSettings.DEFAULT);
    Classes.check(instrumenter.bytes());
    assertThat(instrumenter.bytes()[7]).isEqualTo((byte) version);
    assertThat(Classes.table(instrumenter).get("m(I)I").blocks()).hasSize(3);
    assertThat(text(instrumenter.bytes(), "m"))
        .filteredOn(line -> line.contains("Recorder"))
        .as("two of each block")
        .hasSize(6);
  }

  @Test
  void aVersionNewerThanKnownShouldBeAttemptedAndKept() {
    byte[] bytes = one(61, "(I)I", MadeMethods::branch);
    bytes[7] = 99;
    byte[] probed = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT).bytes();
    assertThat(probed[7]).isEqualTo((byte) 99);
    assertThat(bytes[7]).as("the input is not touched").isEqualTo((byte) 99);
    probed[7] = 61;
    Classes.check(probed);
    assertThat(
            Classes.table(new ClassInstrumenter(bytes, ProbeSettings.DEFAULT))
                .get("m(I)I")
                .blocks())
        .hasSize(3);
  }

  /** A constant that the class computes itself when it is first loaded (JEP 309). */
  @Test
  void aDynamicConstantShouldStayOne() {
    byte[] bytes =
        Classes.make(
            V11,
            "t/T",
            writer -> {
              String descriptor =
                  "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)I";
              Classes.method(
                  writer,
                  "compute",
                  descriptor,
                  code -> {
                    code.visitIntInsn(BIPUSH, 42);
                    code.visitInsn(IRETURN);
                  });
              Handle compute = new Handle(H_INVOKESTATIC, "t/T", "compute", descriptor, false);
              Classes.method(
                  writer,
                  "m",
                  "(I)I",
                  code -> {
                    Label other = new Label();
                    code.visitVarInsn(ILOAD, 0);
                    code.visitJumpInsn(IFEQ, other);
                    code.visitLdcInsn(new ConstantDynamic("c", "I", compute));
                    code.visitInsn(IRETURN);
                    code.visitLabel(other);
                    code.visitInsn(ICONST_0);
                    code.visitInsn(IRETURN);
                  });
            });
    Run run = Classes.run(bytes, "m", 1);
    assertThat(run.result()).isEqualTo(42);
    assertThat(run.trace()).containsExactly("m:0", "m:1", "compute:0");
  }

  @Test
  void classFilesWithoutCodeShouldHaveNoBlocks() {
    ClassWriter module = new ClassWriter(0);
    module.visit(V9, ACC_MODULE, "module-info", null, null, null);
    module.visitModule("m", 0, null).visitRequire("java.base", ACC_MANDATED, null);
    module.visitEnd();
    ClassWriter pack = new ClassWriter(0);
    int access = ACC_INTERFACE | ACC_ABSTRACT | ACC_SYNTHETIC;
    pack.visit(V1_5, access, "t/package-info", null, "java/lang/Object", null);
    pack.visitAnnotation("Ljava/lang/Deprecated;", true).visitEnd();
    pack.visitEnd();
    for (ClassWriter each : List.of(module, pack)) {
      assertThat(new ClassInstrumenter(each.toByteArray(), ProbeSettings.DEFAULT).hasBlocks())
          .isFalse();
    }
  }
}
