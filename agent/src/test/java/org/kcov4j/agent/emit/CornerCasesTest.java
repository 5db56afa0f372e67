package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.MethodRow;
import org.kcov4j.agent.emit.Classes.Run;
import org.kcov4j.runtime.record.BlockNumbers;
import org.kcov4j.runtime.record.Recorder;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Class files that no javac writes, or only for odd sources. */
class CornerCasesTest implements Opcodes {
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
              Classes.method(writer, "two", "(I)I", CornerCasesTest::branch);
              Classes.method(writer, "again", "(I)V", CornerCasesTest::firstIsLoop);
            });
    byte[] probed = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT).bytes();
    int one = org.kcov4j.runtime.layout.PcHash.base("t/Golden", "one", "()V");
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
    int two = org.kcov4j.runtime.layout.PcHash.base("t/Golden", "two", "(I)I");
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
    int again = org.kcov4j.runtime.layout.PcHash.base("t/Golden", "again", "(I)V");
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

  /** A long constant, as ASM's Textifier prints it. */
  private static String block(int pc) {
    return Recorder.block(pc, BlockNumbers.of(pc)[0]) + "L";
  }

  @ParameterizedTest
  @ValueSource(ints = {V1_1, 46, 47, 48, 49, 50, 51, 52, 55, 61})
  void everyVersionShouldBeRecorded(int version) {
    byte[] bytes = one(version, "(I)I", CornerCasesTest::branch);
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
        new ClassInstrumenter(one(version, "(I)I", CornerCasesTest::branch), ProbeSettings.DEFAULT);
    Classes.check(instrumenter.bytes());
    assertThat(instrumenter.bytes()[7]).isEqualTo((byte) version);
    assertThat(Classes.table(instrumenter).get("m(I)I").blocks()).hasSize(3);
    assertThat(text(instrumenter.bytes(), "m"))
        .filteredOn(line -> line.contains("Recorder"))
        .as("two of each block")
        .hasSize(6);
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

  @Test
  void aVersionNewerThanKnownShouldBeAttemptedAndKept() {
    byte[] bytes = one(61, "(I)I", CornerCasesTest::branch);
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

  /** Such as those of constructors of value classes, with the fields that are not set yet. */
  @Test
  void aMethodWithFramesOfAnUnknownKindShouldBeLeftAloneNotItsClass() throws Exception {
    byte[] bytes =
        Classes.make(
            V28,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", CornerCasesTest::branch);
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

  @Test
  void aMethodOf255ArgumentsShouldBeRecorded() {
    byte[] bytes = one(V1_8, "(" + "I".repeat(255) + ")I", CornerCasesTest::branchWithLocal);
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
              Classes.method(writer, "n", "(I)I", CornerCasesTest::branch);
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
              Classes.method(writer, "n", "(I)I", CornerCasesTest::branch);
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

  private static void branch(MethodVisitor code) {
    Label other = new Label();
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFEQ, other);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(other);
    code.visitInsn(ICONST_2);
    code.visitInsn(IRETURN);
  }

  private static void firstIsLoop(MethodVisitor code) {
    Label loop = new Label();
    code.visitLabel(loop);
    code.visitIincInsn(0, -1);
    code.visitVarInsn(ILOAD, 0);
    code.visitJumpInsn(IFGT, loop);
    code.visitInsn(RETURN);
  }

  private static byte[] one(int version, String descriptor, Consumer<MethodVisitor> code) {
    return Classes.make(version, "t/T", writer -> Classes.method(writer, "m", descriptor, code));
  }

  private static List<String> trace(byte[] bytes, Object... arguments) {
    return Classes.run(bytes, "m", arguments).trace();
  }

  private static List<String> text(byte[] bytes, String method) {
    Textifier textifier = new Textifier();
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    node.methods.stream()
        .filter(each -> each.name.equals(method))
        .forEach(each -> each.accept(new TraceMethodVisitor(textifier)));
    java.io.StringWriter out = new java.io.StringWriter();
    java.io.PrintWriter printer = new java.io.PrintWriter(out);
    textifier.print(printer);
    printer.flush();
    return out.toString().lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
  }
}
