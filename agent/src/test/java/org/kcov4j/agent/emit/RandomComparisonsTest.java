package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Random methods that compare their parameters, constants and array elements. What each comparison
 * must record, and what the method returns, is computed here from the values alone.
 */
class RandomComparisonsTest implements Opcodes {
  private static final String DESCRIPTOR = "(ZBSCIJ[B[C)J";
  private static final Type[] PARAMETERS = Type.getArgumentTypes(DESCRIPTOR);
  private static final int RESULT = 9;
  private static final int[] JUMPS = {
    IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE
  };
  private static final int[] ZERO_JUMPS = {IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE};

  /** Where an operand comes from, what it is, and between which bounds its type keeps it. */
  private record Source(int kind, long value, boolean constant, long min, long max) {
    boolean isLong() {
      return kind == 5 || kind == 9;
    }

    boolean within(long least, long greatest) {
      return min >= least && max <= greatest;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 47, 48, 49, 50, 51, 52, 55, 61})
  void everyComparisonShouldRecordWhatItCompares(int version) {
    long seed = System.nanoTime();
    System.out.println("RandomComparisonsTest seed " + seed + " version " + version);
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Object[] arguments = arguments(random);
      int units = 1 + random.nextInt(20);
      List<String> expected = new ArrayList<>();
      long[] result = {0};
      byte[] bytes =
          Classes.make(
              version,
              "t/T",
              writer ->
                  Classes.method(
                      writer,
                      "m",
                      DESCRIPTOR,
                      code -> generate(code, random, units, arguments, expected, result)));
      ComparisonRun run = ComparisonRun.of(bytes, "m", arguments);
      String name = "seed " + seed + " method " + i;
      assertThat(run.thrown()).as(name).isNull();
      assertThat(run.result()).as(name).isEqualTo(result[0]);
      assertThat(run.texts().stream().map(each -> each.substring(0, each.lastIndexOf(' '))))
          .as(name)
          .isEqualTo(expected);
      assertThat(Classes.run(bytes, "m", arguments).result()).as(name).isEqualTo(result[0]);
      ClassInstrumenter both = new ClassInstrumenter(bytes, ComparisonRun.SETTINGS);
      assertThat(Classes.run(both, new Classes.Loader(both.bytes()), "m", arguments).trace())
          .as(name)
          .isEqualTo(Classes.run(bytes, "m", arguments).trace());
      Classes.check(both.bytes());
    }
  }

  private static Object[] arguments(Random random) {
    byte[] bytes = {(byte) random.nextInt()};
    char[] chars = {(char) random.nextInt()};
    return new Object[] {
      random.nextBoolean(),
      (byte) random.nextInt(),
      (short) random.nextInt(),
      (char) random.nextInt(),
      random.nextInt(),
      random.nextLong(),
      bytes,
      chars
    };
  }

  /** Each unit adds its bit to the result unless its jump is taken. */
  private static void generate(
      MethodVisitor code,
      Random random,
      int units,
      Object[] arguments,
      List<String> expected,
      long[] result) {
    code.visitInsn(LCONST_0);
    code.visitVarInsn(LSTORE, RESULT);
    for (int unit = 0; unit < units; unit++) {
      Label over = new Label();
      Source first = source(random, arguments, false);
      boolean zero = !first.isLong() && random.nextInt(4) == 0;
      Source second = zero ? constant(0) : source(random, arguments, first.isLong());
      while (second.isLong() != first.isLong()) {
        second = source(random, arguments, first.isLong());
      }
      push(code, first);
      int jump = random.nextInt(6);
      if (zero) {
        code.visitJumpInsn(ZERO_JUMPS[jump], over);
      } else {
        push(code, second);
        if (first.isLong()) {
          code.visitInsn(LCMP);
          code.visitJumpInsn(ZERO_JUMPS[jump], over);
        } else {
          code.visitJumpInsn(JUMPS[jump], over);
        }
      }
      if (!zero || first.kind != 0) {
        expected.add(record(first, second, zero));
      }
      if (!isTaken(jump, first.value, second.value)) {
        result[0] |= 1L << unit;
      }
      code.visitVarInsn(LLOAD, RESULT);
      code.visitLdcInsn(1L << unit);
      code.visitInsn(LOR);
      code.visitVarInsn(LSTORE, RESULT);
      code.visitLabel(over);
    }
    code.visitVarInsn(LLOAD, RESULT);
    code.visitInsn(LRETURN);
  }

  private static boolean isTaken(int jump, long a, long b) {
    return switch (jump) {
      case 0 -> a == b;
      case 1 -> a != b;
      case 2 -> a < b;
      case 3 -> a >= b;
      case 4 -> a > b;
      default -> a <= b;
    };
  }

  private static Source source(Random random, Object[] arguments, boolean isLong) {
    if (isLong) {
      return random.nextBoolean()
          ? new Source(5, (Long) arguments[5], false, 0, 0)
          : new Source(9, random.nextLong() >> random.nextInt(64), true, 0, 0);
    }
    int kind = random.nextInt(9);
    return switch (kind) {
      case 0 -> new Source(kind, (Boolean) arguments[0] ? 1 : 0, false, 0, 1);
      case 1 -> new Source(kind, (Byte) arguments[1], false, -128, 127);
      case 2 -> new Source(kind, (Short) arguments[2], false, -32768, 32767);
      case 3 -> new Source(kind, (Character) arguments[3], false, 0, 65535);
      case 5 -> new Source(kind, (Long) arguments[5], false, 0, 0);
      case 6 -> new Source(kind, ((byte[]) arguments[6])[0], false, -128, 127);
      case 7 -> new Source(kind, ((char[]) arguments[7])[0], false, 0, 65535);
      case 8 -> constant(random.nextInt() >> random.nextInt(32));
      default -> new Source(4, (Integer) arguments[4], false, Integer.MIN_VALUE, Integer.MAX_VALUE);
    };
  }

  private static Source constant(int value) {
    return new Source(8, value, true, value, value);
  }

  private static void push(MethodVisitor code, Source source) {
    switch (source.kind) {
      case 8:
        code.visitLdcInsn((int) source.value);
        break;
      case 9:
        code.visitLdcInsn(source.value);
        break;
      case 6, 7:
        code.visitVarInsn(ALOAD, source.kind + 1);
        code.visitInsn(ICONST_0);
        code.visitInsn(source.kind == 6 ? BALOAD : CALOAD);
        break;
      default:
        code.visitVarInsn(PARAMETERS[source.kind].getOpcode(ILOAD), source.kind);
    }
  }

  private static String record(Source first, Source second, boolean zero) {
    int size = size(first, second);
    boolean constant = first.constant || second.constant;
    boolean swap = second.constant && (zero || !first.constant);
    long mask = size == 8 ? -1 : (1L << 8 * size) - 1;
    long a = (swap ? second : first).value & mask;
    long b = (swap ? first : second).value & mask;
    return size + (constant ? " const " : " ") + Long.toHexString(a) + " " + Long.toHexString(b);
  }

  private static int size(Source a, Source b) {
    if (a.isLong()) {
      return 8;
    }
    if (a.constant && b.constant) {
      return 4;
    }
    if (a.within(-128, 127) && b.within(-128, 127) || a.within(0, 255) && b.within(0, 255)) {
      return 1;
    }
    boolean signed = a.within(-32768, 32767) && b.within(-32768, 32767);
    return signed || a.within(0, 65535) && b.within(0, 65535) ? 2 : 4;
  }
}
