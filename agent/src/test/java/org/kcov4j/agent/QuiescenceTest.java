package org.kcov4j.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class QuiescenceTest {
  private static final StackTraceElement[] INSIDE = trace("in.Recorder");
  private static final StackTraceElement[] OUTSIDE = trace("out.Program");

  private final Thread thread = new Thread("seen");
  private final List<Long> looks = new ArrayList<>();

  @Test
  void shouldWaitUntilTheThreadIsOutside() {
    assertThat(await(10_000, () -> looks.size() == 5)).isTrue();
    assertThat(looks).hasSize(5);
  }

  @Test
  void shouldKnowThatItWasOutsideAtOnce() {
    assertThat(await(10_000, () -> true)).isTrue();
    assertThat(looks).hasSize(1);
  }

  /** On a busy machine a thread may get no core between two looks that are close to each other. */
  @Test
  void shouldLeaveThreadsTimeToGoOn() {
    BooleanSupplier longAgo =
        () -> {
          int last = looks.size() - 1;
          return last > 0
              && looks.get(last) - looks.get(last - 1) > TimeUnit.MILLISECONDS.toNanos(30);
        };
    assertThat(await(2_000, longAgo)).isTrue();
  }

  @Test
  void shouldLookManyTimesHoweverLongOneTakes() {
    assertThat(await(0, () -> looks.size() == 40)).isTrue();
  }

  @Test
  void shouldGiveUp() {
    assertThat(await(100, () -> false)).isFalse();
    assertThat(looks).hasSize(Quiescence.LEAST_LOOKS);
  }

  private boolean await(long timeoutMillis, BooleanSupplier outside) {
    Quiescence quiescence =
        new Quiescence(name -> name.startsWith("in."), timeoutMillis) {
          @Override
          Map<Thread, StackTraceElement[]> look() {
            looks.add(System.nanoTime());
            return Map.of(thread, outside.getAsBoolean() ? OUTSIDE : INSIDE);
          }
        };
    return quiescence.await(Collections.emptyList());
  }

  private static StackTraceElement[] trace(String className) {
    return new StackTraceElement[] {
      new StackTraceElement(className, "m", "C.java", 1),
      new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1)
    };
  }
}
