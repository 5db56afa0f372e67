package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiddenClassesTest {
  private static final byte[] CLASS_FILE = {1, 2};
  private static final byte[] OTHER = {3};

  @AfterEach
  void nobody() {
    HiddenClasses.install(null);
  }

  @Test
  void shouldLeaveClassesAloneWithoutTransformer() {
    assertThat(HiddenClasses.transform(MethodHandles.lookup(), CLASS_FILE)).isSameAs(CLASS_FILE);
  }

  @Test
  void shouldHandOutWhatTheTransformerMakes() {
    HiddenClasses.install(
        (host, classFile) ->
            host == HiddenClassesTest.class && classFile == CLASS_FILE ? OTHER : classFile);
    assertThat(HiddenClasses.transform(MethodHandles.lookup(), CLASS_FILE)).isSameAs(OTHER);
    assertThat(HiddenClasses.transform(getClass(), CLASS_FILE)).isSameAs(OTHER);
  }

  @Test
  void shouldLeaveClassesAloneWhereTheTransformerFails() {
    HiddenClasses.install(
        (host, classFile) -> {
          throw new StackOverflowError("on purpose");
        });
    assertThat(HiddenClasses.transform(getClass(), CLASS_FILE)).isSameAs(CLASS_FILE);
  }

  @Test
  void shouldNotAskForWhatTheJdkWillRefuse() {
    HiddenClasses.install(
        (host, classFile) -> {
          throw new AssertionError("asked");
        });
    assertThat(HiddenClasses.transform(getClass(), null)).isNull();
    assertThat(HiddenClasses.transform((Class<?>) null, CLASS_FILE)).isSameAs(CLASS_FILE);
  }
}
