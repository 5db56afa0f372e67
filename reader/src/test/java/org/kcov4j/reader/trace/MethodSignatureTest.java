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

  @Test
  void shouldCountParametersInsteadOfWritingAllOfThem() {
    String many = "(" + "I[JLa/B;".repeat(80) + ")V";

    assertThat(MethodSignature.of("m", many, 14)).isEqualTo("m(int, long[], … 238 more)");
    assertThat(MethodSignature.of("m", "(IJ)V", 14)).isEqualTo("m(int, long)");
  }

  @Test
  void shouldCutNamesThatAreTooLongThemselves() {
    assertThat(MethodSignature.of("m".repeat(60_000), "(I)V", 10)).isEqualTo("m".repeat(19) + "…");
    assertThat(MethodSignature.of("m", "(L" + "a".repeat(60_000) + ";)V", 10)).hasSize(20);
  }
}
