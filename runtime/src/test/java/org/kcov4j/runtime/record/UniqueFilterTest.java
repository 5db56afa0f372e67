package org.kcov4j.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.area.Memory;

class UniqueFilterTest {
  private static final MethodHandle GET_INT = getInt();

  private UniqueFilter filter;

  @AfterEach
  void free() {
    if (filter != null) {
      filter.free();
    }
  }

  /** Few PCs that share few home slots, so that they displace each other all the time. */
  @ParameterizedTest
  @ValueSource(ints = {3, 20, 500, 1 << 16, -1})
  void shouldAnswerAsASetWould(int range) throws Throwable {
    long seed = System.nanoTime();
    System.out.println("UniqueFilterTest seed " + seed + " range " + range);
    Random random = new Random(seed);
    filter = new UniqueFilter(100_000);
    Set<Integer> expected = new HashSet<>();
    for (int i = 0; i < 150_000; i++) {
      if (random.nextInt(20_000) == 0) {
        filter.clear();
        expected.clear();
      }
      int pc = range < 0 ? random.nextInt() | 1 : pc(random, range);
      boolean added = filter.add(pc);
      assertThat(added).as("seed %d step %d pc %d", seed, i, pc).isEqualTo(expected.add(pc));
      if (!added) {
        assertThat(home(pc)).as("a PC found is brought home").isEqualTo(pc);
      }
    }
    List<Integer> kept = new ArrayList<>(slots());
    assertThat(kept).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(2L * kept.size()).isLessThanOrEqualTo(filter.mask() + 1L);
  }

  @Test
  void shouldKeepTwiceTheCapacityAndRefuseTheRest() {
    filter = new UniqueFilter(1_000);
    for (int pc = 1; pc <= 2_000; pc++) {
      assertThat(filter.add(pc)).isTrue();
    }
    for (int pc = 1; pc <= 3_000; pc++) {
      assertThat(filter.add(pc)).isFalse();
    }
    filter.clear();
    assertThat(filter.add(2_500)).isTrue();
    assertThat(filter.add(1)).isTrue();
  }

  @Test
  void shouldForgetEverythingAtEachClearWhileItShrinks() {
    filter = new UniqueFilter(1 << 20);
    for (int pc = 1; pc <= 1 << 18; pc++) {
      filter.add(pc);
    }
    final int large = filter.mask();
    for (int round = 0; round < 30; round++) {
      filter.clear();
      for (int pc = 1; pc <= 10; pc++) {
        assertThat(filter.add(pc * 1024)).as("round %d", round).isTrue();
      }
    }
    assertThat(filter.mask()).isLessThan(large).isEqualTo(1023);
  }

  @Test
  void shouldBecomeLargerWhereTwoPcsFightForASlot() {
    filter = new UniqueFilter(100);
    for (int pc = 100; pc < 130; pc++) {
      filter.add(pc);
    }
    filter.add(1024 + 3);
    filter.add(2048 + 3);
    int before = filter.mask();
    for (int i = 0; i < 10_000; i++) {
      filter.add(1024 + 3);
      filter.add(2048 + 3);
    }
    assertThat(filter.mask()).isGreaterThan(before);
    assertThat(filter.add(1024 + 3)).isFalse();
    assertThat(filter.add(2048 + 3)).isFalse();
  }

  @Test
  void shouldHoldConsecutivePcsAcrossTheWrapOfPcsAndSlots() {
    filter = new UniqueFilter(10_000);
    for (int i = 0; i < 4_000; i++) {
      int pc = -2_000 + i;
      if (pc != 0) {
        assertThat(filter.add(pc)).isTrue();
      }
    }
    for (int i = 0; i < 4_000; i++) {
      int pc = -2_000 + i;
      if (pc != 0) {
        assertThat(filter.add(pc)).isFalse();
      }
    }
  }

  private static int pc(Random random, int range) {
    return random.nextInt(range) % 7 + 1024 * (1 + random.nextInt(range));
  }

  private int home(int pc) throws Throwable {
    return slot(pc & filter.mask());
  }

  private List<Integer> slots() throws Throwable {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i <= filter.mask(); i++) {
      int pc = slot(i);
      if (pc != 0) {
        found.add(pc);
      }
    }
    return found;
  }

  private int slot(int index) throws Throwable {
    return (int) GET_INT.invoke(filter.address() + 4L * index);
  }

  /** By reflection, for the compiler warns about the class in any other use. */
  private static MethodHandle getInt() {
    try {
      Object unsafe = Memory.class.getField("UNSAFE").get(null);
      MethodType type = MethodType.methodType(int.class, long.class);
      return MethodHandles.publicLookup()
          .findVirtual(unsafe.getClass(), "getInt", type)
          .bindTo(unsafe);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
