package org.kcov4j.reader.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodSignatureTest {
  @Test
  void shouldWriteTypesAsInJava() {
    assertThat(MethodSignature.of("m", "()V")).isEqualTo("m()");
    assertThat(MethodSignature.of("m", "(IJ[[ZLjava/util/Map$Entry;[Ljava/lang/String;)I"))
        .isEqualTo("m(int, long, boolean[][], Entry, String[])");
  }
}
