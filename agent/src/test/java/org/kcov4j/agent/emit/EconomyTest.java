package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes.Run;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Classes and methods that are nearly as large as the format allows. */
class EconomyTest implements Opcodes {
  private static final int LIMIT = 65_535;

  @Test
  void constantsPutTogetherFromOperandsShouldBeTheSame() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long[] blocks =
        IntStream.range(0, 2_000)
            .mapToLong(i -> random.nextLong() >> random.nextInt(64) & ~(1L << 31))
            .toArray();
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer -> {
              for (int i = 0; i < blocks.length; i++) {
                long block = blocks[i];
                Classes.method(writer, "m" + i, "()J", code -> constant(code, block));
              }
            });
    Class<?> type = new Classes.Loader(bytes).loadClass("t.T");
    for (int i = 0; i < blocks.length; i++) {
      Method method = type.getMethod("m" + i);
      assertThat(method.invoke(null)).as("seed %d", seed).isEqualTo(blocks[i]);
    }
  }

  private static void constant(MethodVisitor code, long block) {
    Probes.WITHOUT_CONSTANTS.addConstant(block, code);
    code.visitInsn(LRETURN);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_000, 65_300, 65_400, 65_480, 65_490})
  void aClassWithAFullPoolShouldBeRecordedWhole(int entries) {
    byte[] bytes = withPool(entries, 100, 3);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).isEmpty();
    Classes.check(instrumenter.bytes());
    for (ProbeSettings settings : InstrumentSamplesTest.LATER) {
      Classes.check(new ClassInstrumenter(bytes, settings).bytes());
    }
    Run run = Classes.run(bytes, "m100", 1);
    assertThat(run.result()).isEqualTo(1);
    assertThat(run.trace())
        .isEqualTo(IntStream.rangeClosed(0, 100).mapToObj(i -> "m100:" + i).toList());
    assertThat(Classes.run(bytes, "m3", 0).trace()).containsExactly("m3:0", "m3:3");
  }

  @Test
  void theLargestMethodsShouldDoWithoutConstantsFirst() {
    byte[] bytes = withPool(65_400, 100, 50, 40, 3);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(constants(instrumenter)).containsExactly(0, 0, 41, 4);
    assertThat(constants(new ClassInstrumenter(withPool(64_000, 100), ProbeSettings.DEFAULT)))
        .containsExactly(101);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_524, 65_530})
  void aClassWithoutRoomForTheRecordersNameShouldBeLeftAloneMethodByMethod(int entries) {
    byte[] bytes = withPool(entries, 100, 3);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).containsExactly("m100(I)I", "m3(I)I");
    assertThat(Classes.table(instrumenter).get("m3(I)I").flags()).isEqualTo(1);
    Run run = Classes.run(bytes, "m100", 1);
    assertThat(run.result()).isEqualTo(1);
    assertThat(run.trace()).isEmpty();
    // Each method is named already.
    ClassInstrumenter comparing =
        new ClassInstrumenter(bytes, ProbeSettings.DEFAULT.withComparisons(true));
    assertThat(comparing.tooLarge()).containsExactly("m100(I)I", "m3(I)I");
    assertThat(comparing.withoutComparisons()).isEmpty();
  }

  /** 4,000 blocks have room for probes with constants, but not for longer ones. */
  @Test
  void aMethodWithoutRoomForLongerProbesShouldKeepItsConstants() {
    byte[] bytes = withPool(57_000, 4_000, 400);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).isEmpty();
    assertThat(constants(instrumenter)).containsExactly(4_001, 0);
    assertThat(Classes.run(bytes, "m4000", 1).trace()).hasSize(4_001);
    assertThat(Classes.run(bytes, "m400", 1).trace()).hasSize(401);
  }

  @Test
  void aMethodWithRoomForNeitherShouldBeLeftAloneNotItsClass() {
    byte[] bytes = withPool(65_000, 4_000, 300);
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).containsExactly("m4000(I)I");
    assertThat(Classes.run(bytes, "m300", 1).trace()).hasSize(301);
    Run large = Classes.run(bytes, "m4000", 1);
    assertThat(large.result()).isEqualTo(1);
    assertThat(large.trace()).isEmpty();
  }

  /** A marked method needs about ten bytes more, a probe seven. */
  @ParameterizedTest
  @ValueSource(ints = {LIMIT - 17, LIMIT - 12, LIMIT - 8, LIMIT - 3, LIMIT})
  void aClassInitializerOfAnySizeShouldRun(int size) throws Exception {
    byte[] bytes =
        Classes.make(
            V1_8,
            "t/T",
            writer -> {
              writer.visitField(ACC_STATIC | ACC_PUBLIC, "f", "I", null, null);
              Classes.method(writer, "<clinit>", "()V", code -> initializer(code, size));
              Classes.method(writer, "m", "(I)I", code -> branches(code, 1));
            });
    ClassInstrumenter instrumenter = new ClassInstrumenter(bytes, ProbeSettings.DEFAULT);
    assertThat(instrumenter.tooLarge()).doesNotContain("m(I)I");
    assertThat(Classes.run(bytes, "m", 0).trace()).endsWith("m:0", "m:1");
    Class<?> type = Class.forName("t.T", true, new Classes.Loader(instrumenter.bytes()));
    assertThat(type.getField("f").getInt(null)).isEqualTo(7);
  }

  private static void initializer(MethodVisitor code, int size) {
    for (int i = 0; i < size - 6; i++) {
      code.visitInsn(NOP);
    }
    code.visitIntInsn(BIPUSH, 7);
    code.visitFieldInsn(PUTSTATIC, "t/T", "f", "I");
    code.visitInsn(RETURN);
  }

  /** How many blocks each method's probes name by constants. */
  private static List<Integer> constants(ClassInstrumenter instrumenter) {
    ClassNode node = new ClassNode();
    new ClassReader(instrumenter.bytes()).accept(node, 0);
    return node.methods.stream().map(EconomyTest::longs).toList();
  }

  private static int longs(MethodNode method) {
    Set<Object> longs = new HashSet<>();
    for (var each : method.instructions) {
      if (each instanceof LdcInsnNode ldc && ldc.cst instanceof Long) {
        longs.add(ldc.cst);
      }
    }
    return longs.size();
  }

  /**
   * A class with so many entries in its pool.
   *
   * @param branches for each n of these a method {@code mN} of n + 1 blocks
   */
  static byte[] withPool(int entries, int... branches) {
    return Classes.make(
        V1_8,
        "t/T",
        writer -> {
          for (int n : branches) {
            Classes.method(writer, "m" + n, "(I)I", code -> branches(code, n));
          }
          int next = writer.newConst(0);
          for (int i = 1; next < entries - 1; i++) {
            next = writer.newConst(i);
          }
        });
  }

  private static void branches(MethodVisitor code, int n) {
    Label end = new Label();
    for (int i = 0; i < n; i++) {
      code.visitVarInsn(ILOAD, 0);
      code.visitJumpInsn(IFEQ, end);
    }
    code.visitLabel(end);
    code.visitVarInsn(ILOAD, 0);
    code.visitInsn(IRETURN);
  }
}
