package org.kcov4j.agent.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class NanConstantsTest implements Opcodes {
  private static final double DOUBLE_NAN = Double.longBitsToDouble(0x7FF8_0000_0000_0001L);
  private static final float FLOAT_NAN = Float.intBitsToFloat(0xFFC0_0001);

  @Test
  void constantsThatAreNotRepeatedShouldLeaveTheClassAlone() {
    byte[] bytes = withConstants(1, false);
    assertThat(NanConstants.once(bytes)).isSameAs(bytes);
    assertThat(nans(bytes)).hasSize(4);
  }

  @Test
  void eachNanShouldBeLeftOnceWithItsBits() throws Exception {
    byte[] bytes = withConstants(5, false);
    assertThat(nans(bytes)).hasSize(12);
    byte[] once = NanConstants.once(bytes);
    assertThat(nans(once)).hasSize(4).doesNotHaveDuplicates();
    Class<?> type = new Classes.Loader(once).loadClass("t.T");
    assertThat(Double.doubleToRawLongBits((double) type.getMethod("d").invoke(null)))
        .isEqualTo(Double.doubleToRawLongBits(DOUBLE_NAN));
    assertThat(Float.floatToRawIntBits((float) type.getMethod("f").invoke(null)))
        .isEqualTo(Float.floatToRawIntBits(FLOAT_NAN));
    assertThat(type.getField("D").get(null)).isEqualTo(Double.NaN);
    assertThat(type.getField("F").get(null)).isEqualTo(Float.NaN);
  }

  @Test
  void attributesThatMayNameConstantsShouldLeaveTheClassAlone() {
    byte[] bytes = withConstants(5, true);
    assertThat(NanConstants.once(bytes)).isSameAs(bytes);
  }

  /** As HotSpot makes them: its constants that are NaN, and some of them again. */
  private static byte[] withConstants(int times, boolean attribute) {
    byte[] bytes =
        Classes.make(
            V11,
            "t/T",
            writer -> {
              field(writer, "D", "D", Double.NaN);
              field(writer, "F", "F", Float.NaN);
              method(writer, "d", "()D", DOUBLE_NAN, DRETURN);
              method(writer, "f", "()F", FLOAT_NAN, FRETURN);
              for (int i = 1; i < times; i++) {
                writer.newConst(1000.5 + i);
                writer.newConst(1000.5f + i);
              }
              if (attribute) {
                writer.visitAttribute(new Unknown());
              }
            });
    ClassReader reader = new ClassReader(bytes);
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset > 0 && bytes[offset - 1] == 6 && isFiller(reader.readLong(offset))) {
        ByteBuffer.wrap(bytes).putLong(offset, Double.doubleToRawLongBits(DOUBLE_NAN));
      } else if (offset > 0
          && bytes[offset - 1] == 4
          && Float.intBitsToFloat(reader.readInt(offset)) > 1000) {
        ByteBuffer.wrap(bytes).putInt(offset, Float.floatToRawIntBits(FLOAT_NAN));
      }
    }
    return bytes;
  }

  private static boolean isFiller(long bits) {
    return Double.longBitsToDouble(bits) > 1000;
  }

  private static void field(ClassWriter writer, String name, String descriptor, Object value) {
    writer.visitField(ACC_PUBLIC | ACC_STATIC | ACC_FINAL, name, descriptor, null, value);
  }

  private static void method(
      ClassWriter writer, String name, String descriptor, Object value, int opcode) {
    Classes.method(
        writer,
        name,
        descriptor,
        code -> {
          code.visitLdcInsn(value);
          code.visitInsn(opcode);
        });
  }

  private static List<Object> nans(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    List<Object> found = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      int tag = offset == 0 ? 0 : bytes[offset - 1];
      if (tag == 6 && Double.isNaN(Double.longBitsToDouble(reader.readLong(offset)))) {
        found.add(reader.readLong(offset));
      } else if (tag == 4 && Float.isNaN(Float.intBitsToFloat(reader.readInt(offset)))) {
        found.add(reader.readInt(offset));
      }
    }
    return found;
  }

  private static final class Unknown extends Attribute {
    Unknown() {
      super("Unknown");
    }

    @Override
    protected ByteVector write(
        ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
      return new ByteVector().putShort(1);
    }
  }
}
