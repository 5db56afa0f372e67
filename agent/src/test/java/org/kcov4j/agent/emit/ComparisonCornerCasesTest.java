package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.agent.emit.MadeMethods.one;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.layout.PcHash;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Comparison probes in class files that no javac writes, or that are large. */
class ComparisonCornerCasesTest implements Opcodes {
  @Test
  void probesShouldBeTheseInstructions() {
    byte[] bytes =
        one(
            V1_8,
            "(JJ)I",
            code -> {
              code.visitVarInsn(LLOAD, 0);
              code.visitVarInsn(LLOAD, 2);
              code.visitInsn(LCMP);
              code.visitInsn(IRETURN);
            });
    assertThat(opcodes(new ClassInstrumenter(bytes, ComparisonRun.SETTINGS).bytes()))
        .containsExactly(
            LDC,
            INVOKESTATIC,
            CHECKCAST,
            LDC,
            INVOKESTATIC,
            ASTORE,
            LLOAD,
            LLOAD,
            LSTORE,
            DUP2,
            LLOAD,
            ALOAD,
            LDC,
            BIPUSH,
            INVOKESTATIC,
            LLOAD,
            LCMP,
            IRETURN);
    assertThat(ComparisonRun.of(bytes, "m", 5L, 6L).texts()).containsExactly("8 5 6 m:0");
    assertThat(ComparisonRun.of(bytes, "m", 5L, 6L).result()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 49, 50, 61})
  void aBlockThatBeginsWithAComparisonShouldRecordItAsItsOwn(int version) {
    byte[] bytes =
        one(
            version,
            "(II)I",
            code -> {
              Label other = new Label();
              Label join = new Label();
              Label yes = new Label();
              code.visitVarInsn(ILOAD, 1);
              code.visitVarInsn(ILOAD, 0);
              code.visitJumpInsn(IFLT, other);
              code.visitIntInsn(BIPUSH, 7);
              code.visitJumpInsn(GOTO, join);
              code.visitLabel(other);
              code.visitIntInsn(BIPUSH, 9);
              code.visitLabel(join);
              code.visitJumpInsn(IF_ICMPGT, yes);
              code.visitInsn(ICONST_0);
              code.visitInsn(IRETURN);
              code.visitLabel(yes);
              code.visitInsn(ICONST_1);
              code.visitInsn(IRETURN);
            });
    ComparisonRun run = ComparisonRun.of(bytes, "m", -1, 8);
    assertThat(run.result()).isEqualTo(0);
    assertThat(run.texts()).containsExactly("4 const 0 ffffffff m:0", "4 8 9 m:3");
    assertThat(ComparisonRun.of(bytes, "m", 1, 8).texts())
        .containsExactly("4 const 0 1 m:0", "4 8 7 m:3");
  }

  @Test
  void subroutinesShouldBeRecorded() {
    byte[] bytes =
        one(
            V1_4,
            "(JI)I",
            code -> {
              Label subroutine = new Label();
              code.visitJumpInsn(JSR, subroutine);
              code.visitIincInsn(2, 5);
              code.visitJumpInsn(JSR, subroutine);
              code.visitVarInsn(ILOAD, 2);
              code.visitInsn(IRETURN);
              code.visitLabel(subroutine);
              code.visitVarInsn(ASTORE, 3);
              code.visitVarInsn(LLOAD, 0);
              code.visitVarInsn(ILOAD, 2);
              code.visitInsn(I2L);
              code.visitInsn(LCMP);
              code.visitInsn(POP);
              code.visitVarInsn(RET, 3);
            });
    ComparisonRun run = ComparisonRun.of(bytes, "m", 3L, 4);
    assertThat(run.result()).isEqualTo(9);
    assertThat(run.texts()).containsExactly("8 3 4 m:3", "8 3 9 m:3");
  }

  /** Up to two string constants: one has room for 10,922. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3000, 12000})
  void statement38_thousandsOfLabelsShouldBeRecorded(int n) {
    byte[] bytes =
        one(
            61,
            "(I)I",
            code -> {
              Label[] labels = new Label[n];
              Label dflt = new Label();
              Label same = new Label();
              Arrays.fill(labels, same);
              code.visitVarInsn(ILOAD, 0);
              code.visitTableSwitchInsn(-2, n - 3, dflt, labels);
              code.visitLabel(same);
              code.visitInsn(ICONST_1);
              code.visitInsn(IRETURN);
              code.visitLabel(dflt);
              code.visitInsn(ICONST_2);
              code.visitInsn(IRETURN);
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
    assertThat(instrumenter.withoutComparisons()).isEmpty();
    ComparisonRun run = ComparisonRun.of(bytes, "m", 77);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      expected.add("4 const " + Integer.toHexString(i - 2) + " 4d m:0");
    }
    assertThat(run.texts()).isEqualTo(expected);
  }

  /** They travel as characters: halves that are surrogates or 0 must come out as they went in. */
  @Test
  void statement38_labelsOfAnyBitsShouldBeRecorded() {
    long seed = System.nanoTime();
    System.out.println("ComparisonCornerCasesTest seed " + seed);
    TreeSet<Integer> keys =
        new TreeSet<>(
            List.of(
                0xD800DC00,
                0xDC00D800,
                0xD800,
                0xDFFF,
                0xD8000000,
                0,
                -1,
                0x10000,
                0xFFFF,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE));
    new Random(seed).ints(2_000).forEach(keys::add);
    int[] labels = keys.stream().mapToInt(each -> each).toArray();
    byte[] bytes =
        one(
            46,
            "(I)I",
            code -> {
              Label dflt = new Label();
              Label[] targets = new Label[labels.length];
              Arrays.fill(targets, dflt);
              code.visitVarInsn(ILOAD, 0);
              code.visitLookupSwitchInsn(dflt, labels, targets);
              code.visitLabel(dflt);
              code.visitInsn(ICONST_2);
              code.visitInsn(IRETURN);
            });
    assertThat(ComparisonRun.of(bytes, "m", 1).records())
        .as("seed %d", seed)
        .extracting(ComparisonRun.Compared::arg1)
        .containsExactlyElementsOf(
            keys.stream().map(each -> Integer.toUnsignedLong(each)).toList());
  }

  @Test
  void aMethodTooLargeToAnalyseShouldKeepItsBlocks() {
    byte[] bytes =
        one(
            61,
            "(I)I",
            code -> {
              code.visitInsn(ICONST_0);
              code.visitVarInsn(ISTORE, 400);
              for (int i = 0; i < 20_000; i++) {
                code.visitInsn(NOP);
              }
              compareOften(code, 1);
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
    assertThat(instrumenter.withoutComparisons()).containsExactly("m(I)I");
    assertThat(Classes.run(instrumenter, new Classes.Loader(instrumenter.bytes()), "m", 5).trace())
        .hasSize(3);
  }

  /** Such as those that list a JDK's modules. */
  @Test
  void aLargeMethodThatComparesNothingShouldNotBeNamed() {
    byte[] bytes =
        one(
            61,
            "(I)I",
            code -> {
              for (int i = 0; i < 60_000; i++) {
                code.visitInsn(NOP);
              }
              code.visitInsn(ICONST_0);
              code.visitVarInsn(ISTORE, 400);
              code.visitInsn(ICONST_1);
              code.visitInsn(IRETURN);
            });
    assertThat(new ClassInstrumenter(bytes, ComparisonRun.SETTINGS).withoutComparisons()).isEmpty();
  }

  @Test
  void statement38_aSwitchWithoutLabelsShouldRecordNothing() {
    byte[] bytes =
        one(
            61,
            "(I)I",
            code -> {
              Label dflt = new Label();
              code.visitVarInsn(ILOAD, 0);
              code.visitLookupSwitchInsn(dflt, new int[0], new Label[0]);
              code.visitLabel(dflt);
              code.visitInsn(ICONST_2);
              code.visitInsn(IRETURN);
            });
    ComparisonRun run = ComparisonRun.of(bytes, "m", 77);
    assertThat(run.result()).isEqualTo(2);
    assertThat(run.records()).isEmpty();
  }

  @Test
  void aMethodTooLargeForComparisonsShouldKeepItsBlocks() {
    byte[] bytes =
        Classes.make(
            61,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", code -> compareOften(code, 2500));
              Classes.method(writer, "small", "(I)I", code -> compareOften(code, 2));
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
    assertThat(instrumenter.tooLarge()).isEmpty();
    assertThat(instrumenter.withoutComparisons()).containsExactly("m(I)I");
    Classes.Loader loader = new Classes.Loader(instrumenter.bytes());
    assertThat(ComparisonRun.of(instrumenter, loader, "m", 5).records()).isEmpty();
    assertThat(ComparisonRun.of(instrumenter, loader, "small", 5).records()).hasSize(2);
    assertThat(Classes.run(instrumenter, loader, "m", 5).trace()).hasSize(5001);
  }

  @Test
  void aMethodTooLargeForAnyProbeShouldBeLeftAlone() {
    byte[] bytes = one(61, "(I)I", code -> compareOften(code, 8000));
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
    assertThat(instrumenter.tooLarge()).containsExactly("m(I)I");
    // Said once.
    assertThat(instrumenter.withoutComparisons()).isEmpty();
  }

  @Test
  void aMethodTooLargeForProbesOfEdgesShouldBeNamedOnce() {
    byte[] bytes =
        Classes.make(
            61,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", code -> compareOften(code, 8000));
              Classes.method(writer, "some", "(I)I", code -> compareOften(code, 1700));
            });
    ProbeSettings edges =
        new ProbeSettings(true, ComparisonRun.SETTINGS.marks).withComparisons(true);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, edges);
    assertThat(instrumenter.tooLarge()).containsExactly("m(I)I");
    assertThat(instrumenter.withoutComparisons()).containsExactly("some(I)I");
  }

  @Test
  void aConstantPoolTooFullForLabelsShouldLeaveOutComparisonsOnly() {
    byte[] bytes =
        Classes.make(
            61,
            "t/T",
            writer -> {
              Classes.method(writer, "m", "(I)I", code -> compareOften(code, 1));
              for (int i = poolSize(); i < 0xFFFF - 4; i++) {
                writer.newUTF8("filler" + i);
              }
            });
    ClassInstrumenter plain = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(plain.hasBlocks()).isTrue();
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
    assertThat(instrumenter.withoutComparisons()).containsExactly("*");
    assertThat(instrumenter.bytes()).isEqualTo(plain.bytes());
  }

  /** How many constants the class has with the probes of its blocks. */
  private static int poolSize() {
    byte[] bytes = one(61, "(I)I", code -> compareOften(code, 1));
    return new ClassReader(new ClassInstrumenter(bytes, ProbeSettings.DEFAULT).bytes())
        .getItemCount();
  }

  @Test
  void classesOfTheJdkShouldPassTheVerifier() throws Exception {
    for (Class<?> each :
        List.of(
            String.class,
            HashMap.class,
            Pattern.class,
            java.util.Formatter.class,
            java.math.BigInteger.class,
            java.util.concurrent.ConcurrentHashMap.class,
            Arrays.class,
            Character.class)) {
      byte[] bytes =
          Class.class
              .getResourceAsStream("/" + each.getName().replace('.', '/') + ".class")
              .readAllBytes();
      ClassInstrumenter done = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
      assertThat(done.withoutComparisons()).as(each.getName()).isEmpty();
      Classes.check(done.bytes());
    }
  }

  @Test
  void pcsShouldBeThoseOfTheBlocks() {
    byte[] bytes = one(61, "(I)I", code -> compareOften(code, 1));
    int base = PcHash.base("t/T", "m", "(I)I");
    assertThat(
            Classes.table(new ClassInstrumenter(bytes, ComparisonRun.SETTINGS))
                .get("m(I)I")
                .basePc())
        .isEqualTo(base);
    assertThat(ComparisonRun.of(bytes, "m", 5).texts()).containsExactly("4 const 1 5 m:0");
  }

  private static void compareOften(MethodVisitor code, int n) {
    for (int i = 0; i < n; i++) {
      Label next = new Label();
      code.visitVarInsn(ILOAD, 0);
      code.visitInsn(ICONST_1);
      code.visitJumpInsn(IF_ICMPEQ, next);
      code.visitInsn(NOP);
      code.visitLabel(next);
    }
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
  }

  private static List<Integer> opcodes(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    List<Integer> opcodes = new ArrayList<>();
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode each : method.instructions) {
        if (each.getOpcode() >= 0) {
          opcodes.add(each.getOpcode());
        }
      }
    }
    return opcodes;
  }
}
