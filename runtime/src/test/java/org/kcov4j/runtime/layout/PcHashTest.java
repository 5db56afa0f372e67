package org.kcov4j.runtime.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcHashTest {
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @Test
  void statement28_shouldGiveTheGoldenValues() {
    // Computed by another program from the formula in the Javadoc.
    assertThat(PcHash.base("java/util/List", "size", "()I")).isEqualTo(0x255f8a7e);
    assertThat(PcHash.base("A", "<init>", "()V")).isEqualTo(0xbe9adaef);
    assertThat(PcHash.base("\u00e9\ud83d\ude00/X", "m\u4e2d", "(Ljava/lang/String;)V"))
        .isEqualTo(0x60058d93);
  }

  @Test
  void shouldFollowTheFormulaForRandomNames() {
    long seed = System.nanoTime();
    System.out.println("PcHashTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String type = text(random);
      String method = text(random);
      String descriptor = text(random);
      assertThat(PcHash.base(type, method, descriptor))
          .as("seed %d", seed)
          .isEqualTo(byTheBook(type + "." + method + descriptor));
    }
  }

  @Test
  void shouldCountUpFromTheBase() {
    assertThat(PcHash.pc(100, 0)).isEqualTo(100);
    assertThat(PcHash.pc(100, 65_534)).isEqualTo(65_634);
    assertThat(PcHash.pc(Integer.MAX_VALUE, 1)).isEqualTo(Integer.MIN_VALUE);
    assertThat(PcHash.pc(-1, 2)).isEqualTo(1);
  }

  @Test
  void shouldNeverBeZero() {
    assertThat(PcHash.pc(0, 0)).isEqualTo(PcHash.INSTEAD_OF_ZERO).isNotZero();
    assertThat(PcHash.pc(-1, 1)).isEqualTo(PcHash.INSTEAD_OF_ZERO);
    assertThat(PcHash.pc(-65_534, 65_534)).isEqualTo(0x9E3779B9);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append((char) random.nextInt(1 << 16));
    }
    return text.toString();
  }

  private static int byTheBook(String text) {
    BigInteger h = new BigInteger("CBF29CE484222325", 16);
    for (char c : text.toCharArray()) {
      h = times(h.xor(BigInteger.valueOf(c)), "100000001B3");
    }
    h = times(h.xor(h.shiftRight(33)), "FF51AFD7ED558CCD");
    h = times(h.xor(h.shiftRight(33)), "C4CEB9FE1A85EC53");
    return h.xor(h.shiftRight(33)).shiftRight(32).intValue();
  }

  private static BigInteger times(BigInteger a, String hex) {
    return a.multiply(new BigInteger(hex, 16)).and(MASK);
  }
}
