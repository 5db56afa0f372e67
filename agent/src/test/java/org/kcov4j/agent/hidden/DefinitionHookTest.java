package org.kcov4j.agent.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Classes;
import org.objectweb.asm.Opcodes;

/** How hooks run is tested in JVMs of their own. */
class DefinitionHookTest {
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  @Test
  void aClassNewerThanKnownShouldGetTheSameHook() throws Exception {
    assertThat(DefinitionHook.concerns(LOOKUP)).isTrue();
    byte[] bytes = bytesOfLookup();
    byte[] hooked = DefinitionHook.insert(bytes);
    byte version = bytes[7];
    bytes[7] = 99;
    byte[] newer = DefinitionHook.insert(bytes);
    assertThat(newer[7]).isEqualTo((byte) 99);
    newer[7] = version;
    assertThat(newer).isEqualTo(hooked).isNotEqualTo(bytesOfLookup());
  }

  @Test
  void aClassWithoutTheMethodsShouldStayAsItIs() {
    assertThat(DefinitionHook.insert(Classes.make(Opcodes.V1_8, LOOKUP, writer -> {}))).isNull();
  }

  @Test
  void aHiddenClassNewerThanKnownShouldHaveItsName() {
    byte[] bytes = Classes.make(Opcodes.V1_8, "t/T", writer -> {});
    bytes[7] = 99;
    assertThat(HiddenName.in(bytes)).isEqualTo("t/T");
    assertThat(bytes[7]).isEqualTo((byte) 99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/B$$Lambda$1", "a/B$$TypeSwitch", "a/B$C$$HasherSpecializer"})
  void whatTheJdkGeneratesForItselfShouldBeKnown(String name) {
    assertThat(HiddenName.isGenerated(name)).isTrue();
    assertThat(HiddenName.isGenerated(name.replace("$$", "$"))).isFalse();
  }

  private static byte[] bytesOfLookup() throws Exception {
    String file = MethodHandles.Lookup.class.getName().replace('.', '/') + ".class";
    try (java.io.InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }
}
