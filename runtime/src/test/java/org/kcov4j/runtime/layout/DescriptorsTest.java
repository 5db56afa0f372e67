package org.kcov4j.runtime.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks the constants of the descriptors. */
class DescriptorsTest {
  @Test
  void logHeaderShouldHaveNoGapAndNoOverlap() {
    int at = 0;
    assertThat(LogLayout.MAGIC_OFFSET).isEqualTo(at);
    at += 4;
    assertThat(LogLayout.VERSION_OFFSET).isEqualTo(at);
    at += 2;
    assertThat(LogLayout.KIND_OFFSET).isEqualTo(at);
    at += 2;
    assertThat(LogLayout.SESSION_ID_OFFSET).isEqualTo(at);
    at += 8;
    assertThat(LogLayout.HEADER_BYTES).isEqualTo(at);
  }

  @Test
  void recordFrameShouldHaveNoGapAndNoOverlap() {
    assertThat(LogLayout.LENGTH_OFFSET).isZero();
    assertThat(LogLayout.TYPE_OFFSET).isEqualTo(4);
    assertThat(LogLayout.CRC_OFFSET).isEqualTo(8);
    assertThat(LogLayout.FRAME_BYTES).isEqualTo(12);
  }

  @Test
  void comparisonRecordShouldHaveNoGapAndNoOverlap() {
    assertThat(CmpLayout.COUNT_WORD).isZero();
    assertThat(CmpLayout.FIRST_RECORD_WORD).as("padded to 8 bytes").isEqualTo(2);
    assertThat(CmpLayout.TYPE_WORD).isZero();
    assertThat(CmpLayout.ARG1_WORD).isEqualTo(2);
    assertThat(CmpLayout.ARG2_WORD).isEqualTo(4);
    assertThat(CmpLayout.IP_WORD).isEqualTo(6);
    assertThat(CmpLayout.RECORD_WORDS).isEqualTo(8);
    assertThat(CmpLayout.recordWord(3)).isEqualTo(2 + 8 * 3);
    assertThat(CmpLayout.type(3, true)).isEqualTo(7);
    assertThat(CmpLayout.type(0, false)).isZero();
  }

  @Test
  void magicShouldReadKcov() {
    byte[] bytes = ByteBuffer.allocate(4).putInt(LogLayout.MAGIC).array();
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("KCOV");
  }

  @Test
  void sessionRecordTypesShouldCountFromOne() throws IllegalAccessException {
    List<Integer> types = new ArrayList<>();
    for (Field each : SessionLayout.class.getFields()) {
      String name = each.getName();
      if (each.getType() == int.class && !name.matches("MODE_.*|CAUSE_.*|.*_ENDIAN")) {
        types.add(each.getInt(null));
      }
    }
    assertThat(types).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(constants(SessionLayout.class, "MODE_")).containsExactly(0, 1, 2, 3);
    assertThat(constants(SessionLayout.class, "CAUSE_")).containsExactly(1, 2);
  }

  @Test
  void blockTableFlagsShouldBeDistinctBitsOfAnU1() throws IllegalAccessException {
    for (String prefix : List.of("CLASS_", "METHOD_", "BLOCK_")) {
      int all = 0;
      for (int flag : constants(BlockTableLayout.class, prefix)) {
        assertThat(Integer.bitCount(flag)).as(prefix).isEqualTo(1);
        assertThat(all & flag).as(prefix).isZero();
        all |= flag;
      }
      assertThat(all).as(prefix).isBetween(1, 0xFF);
    }
  }

  @Test
  void everyConstantShouldBePublicStaticAndFinal() {
    for (Class<?> each :
        List.of(
            AreaLayout.class,
            CmpLayout.class,
            LogLayout.class,
            SessionLayout.class,
            BlockTableLayout.class)) {
      for (Field field : each.getDeclaredFields()) {
        if (!field.isSynthetic()) {
          int wanted = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;
          assertThat(field.getModifiers()).as(field.toString()).isEqualTo(wanted);
        }
      }
    }
  }

  private static List<Integer> constants(Class<?> type, String prefix)
      throws IllegalAccessException {
    List<Integer> found = new ArrayList<>();
    for (Field each : type.getFields()) {
      boolean loader = each.getName().startsWith("BOOT_");
      if (each.getType() == int.class && each.getName().startsWith(prefix) && !loader) {
        found.add(each.getInt(null));
      }
    }
    Collections.sort(found);
    return found;
  }
}
