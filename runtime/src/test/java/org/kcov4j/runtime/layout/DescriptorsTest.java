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
    assertThat(types).containsExactly(1, 2, 3, 4, 5, 6);
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
        List.of(AreaLayout.class, LogLayout.class, SessionLayout.class, BlockTableLayout.class)) {
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
