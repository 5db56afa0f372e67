package org.kcov4j.agent.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcov4j.agent.emit.Classes;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

class ClassVersionTest {
  private static final int PREVIEW = 0xFFFF;

  /** A class file of the given version: minor, then major (JVMS 4.1). */
  private static byte[] classFile(int minor, int major) {
    byte[] bytes = Classes.make(Opcodes.V1_8, "t/T", writer -> {});
    bytes[4] = (byte) (minor >>> 8);
    bytes[5] = (byte) minor;
    bytes[6] = (byte) (major >>> 8);
    bytes[7] = (byte) major;
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"45, 3", "52, 0", "71, 65535", "72, 0"})
  void whatIsKnownShouldBeReadAsItIs(int major, int minor) {
    byte[] bytes = classFile(minor, major);
    assertThat(ClassVersion.readable(bytes)).isSameAs(bytes);
  }

  @ParameterizedTest
  @CsvSource({"73, 0", "73, 65535", "72, 65535", "72, 1", "256, 7", "65535, 65535"})
  void whatIsNewerShouldBeReadAsTheNewest(int major, int minor) {
    byte[] bytes = classFile(minor, major);
    byte[] readable = ClassVersion.readable(bytes);
    assertThat(bytes).as("the input is not touched").isEqualTo(classFile(minor, major));
    assertThat(readable).isEqualTo(classFile(0, Opcodes.V28));
    assertThat(new ClassReader(readable).getClassName()).isEqualTo("t/T");
    assertThat(ClassVersion.restore(readable, bytes)).isSameAs(readable).isEqualTo(bytes);
  }

  /** Else class files that ASM has learned to read would still be read as older ones. */
  @Test
  void theNewestShouldBeTheLastThatTheReaderTakes() {
    assertThat(new ClassReader(classFile(0, Opcodes.V28)).getClassName()).isEqualTo("t/T");
    for (byte[] newer : List.of(classFile(PREVIEW, Opcodes.V28), classFile(0, Opcodes.V28 + 1))) {
      assertThatThrownBy(() -> new ClassReader(newer)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsTooShortForAVersionShouldBeRefused() {
    assertThatThrownBy(() -> ClassVersion.readable(new byte[7]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
