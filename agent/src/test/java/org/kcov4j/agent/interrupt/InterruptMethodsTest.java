package org.kcov4j.agent.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.agent.emit.Mark;

class InterruptMethodsTest {
  private static final String LOAD = "(Ljava/lang/String;)Ljava/lang/Class;";

  private final InterruptMethods all = new InterruptMethods(List.of(), true, true, false);

  @ParameterizedTest
  @CsvSource({
    "com.acme.Log#write, com/acme/Log, write, true",
    "com.acme.Log#write, com/acme/Log, writeAll, false",
    "com.acme.Log#write*, com/acme/Log, writeAll, true",
    "com.acme.*#write, com/acme/sub/Log$1, write, true",
    "com.acme.Log.write, com/acme/Log, write, true",
    "com.acme.Log.write, com/acme/Log, read, false",
    "com.acme.Log.*, com/acme/Log, read, true",
    "com.acme.Log.*, com/acme/Log, <init>, true",
    "com.acme.Log.*, com/acme/Logger, read, false",
    "com.acme.Log, com/acme/Log, read, true",
    "com.acme.*, com/acme/Log, read, true",
    "?og#read, Log, read, true",
  })
  void statement34_aPatternShouldMatchMethods(
      String pattern, String className, String method, boolean matches) {
    MethodPattern parsed = MethodPattern.of(pattern);
    assertThat(parsed.matches(className, method)).isEqualTo(matches);
    InterruptMethods methods = new InterruptMethods(List.of(parsed), true, true, false);
    assertThat(methods.of(className, "java/lang/Object", method, "()V"))
        .isEqualTo(matches ? Mark.INTERRUPT : null);
    if (matches) {
      assertThat(methods.concerns(className)).isTrue();
    }
  }

  @Test
  void aClassWithoutAMatchingMethodShouldNotBeTouched() {
    InterruptMethods methods =
        new InterruptMethods(List.of(MethodPattern.of("com.acme.Log#write")), true, true, false);
    assertThat(methods.concerns("com/acme/Logger")).isFalse();
    assertThat(methods.concerns("java/lang/String")).isFalse();
    assertThat(methods.concerns("com/acme/Log")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#write", "com.acme.Log#", "a#b#c"})
  void whatIsNoPatternShouldBeRefused(String text) {
    assertThat(MethodPattern.of(text)).isNull();
  }

  @Test
  void statement31_classLoadersShouldBeKnownByTheMethodTheyOverride() {
    assertThat(all.of("t/L", "java/lang/ClassLoader", "loadClass", LOAD))
        .isEqualTo(Mark.CLASS_LOADING);
    assertThat(all.of("t/M", "t/L", "loadClass", "(Ljava/lang/String;Z)Ljava/lang/Class;"))
        .isEqualTo(Mark.CLASS_LOADING);
    assertThat(all.of("t/Util", "java/lang/Object", "loadClass", LOAD)).isNull();
    assertThat(all.of("t/L", "java/lang/ClassLoader", "loadClass", "()V")).isNull();
    assertThat(all.of("t/L", "java/lang/ClassLoader", "<clinit>", "()V"))
        .isEqualTo(Mark.CLASS_LOADING);
  }

  @Test
  void statement31_theDefaultsShouldGoWhenTakenAway() {
    InterruptMethods none = new InterruptMethods(List.of(), false, false, false);
    assertThat(none.of("t/L", "java/lang/ClassLoader", "loadClass", LOAD)).isNull();
    assertThat(none.of("java/lang/ClassLoader", "java/lang/Object", "loadClass", LOAD)).isNull();
    assertThat(none.of("t/L", "java/lang/Object", "<clinit>", "()V")).isNull();
    assertThat(none.of("java/lang/Thread", "x", "dispatchUncaughtException", "()V"))
        .isEqualTo(Mark.INTERRUPT);
  }
}
