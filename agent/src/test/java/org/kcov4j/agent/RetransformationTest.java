package org.kcov4j.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetransformationTest {
  private static final Class<?>[] ELEMENTS = {
    int.class, long.class, byte.class, char.class, short.class, float.class, double.class,
    boolean.class, Object.class, String.class, Integer.class, Long.class, Byte.class, Short.class,
    Float.class, Double.class, List.class
  };

  private final List<Class<?>> passed = new ArrayList<>();
  private final Set<Class<?>> bad = new HashSet<>();
  private Class<?>[] loaded = {};
  private int calls;

  /** All or nothing, like the JVM's. */
  private final Instrumentation instrumentation =
      (Instrumentation)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, args) -> {
                switch (method.getName()) {
                  case "getAllLoadedClasses":
                    return loaded;
                  case "isModifiableClass":
                    return !((Class<?>) args[0]).isArray();
                  case "retransformClasses":
                    retransform((Class<?>[]) args[0]);
                    return null;
                  default:
                    throw new AssertionError(method);
                }
              });

  private void retransform(Class<?>[] classes) {
    calls++;
    if (!Collections.disjoint(bad, Arrays.asList(classes))) {
      throw new VerifyError("one of " + classes.length);
    }
    passed.addAll(Arrays.asList(classes));
  }

  /** As many classes as asked for, all different. */
  private static List<Class<?>> classes(int n) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> element : ELEMENTS) {
      elements(element, n, classes);
    }
    assertThat(classes).hasSize(n);
    return classes;
  }

  /** Array types, which stop at 255 dimensions. */
  private static void elements(Class<?> element, int n, List<Class<?>> classes) {
    Class<?> next = element;
    for (int i = 0; i < 250 && classes.size() < n; i++) {
      next = Array.newInstance(next, 0).getClass();
      classes.add(next);
    }
  }

  @Test
  void shouldShareOneCallBetweenManyClasses() {
    List<Class<?>> all = classes(Retransformation.BATCH);

    assertThat(Retransformation.run(instrumentation, all)).isEmpty();
    assertThat(calls).isEqualTo(1);
    assertThat(passed).isEqualTo(all);
  }

  @Test
  void shouldLeaveOutOnlyWhatIsRefused() {
    List<Class<?>> all = classes(2 * Retransformation.BATCH - 100);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      bad.add(all.get(random.nextInt(all.size())));
    }

    Map<Class<?>, Throwable> refused = Retransformation.run(instrumentation, all);

    assertThat(refused.keySet()).as("seed %d", seed).isEqualTo(bad);
    assertThat(refused.values()).allMatch(each -> each.getMessage().equals("one of 1"));
    List<Class<?>> good = new ArrayList<>(all);
    good.removeAll(bad);
    assertThat(passed).as("seed %d", seed).isEqualTo(good);
  }

  @Test
  void shouldDoNothingWithoutClasses() {
    assertThat(Retransformation.run(instrumentation, classes(0))).isEmpty();
    assertThat(calls).isZero();
  }

  @Test
  void shouldFindWhatIsWantedAndCanBeRetransformed() {
    Runnable lambda = () -> {};
    loaded = new Class<?>[] {String.class, String[].class, lambda.getClass(), Integer.class};

    assertThat(Retransformation.loaded(instrumentation, each -> each != Integer.class))
        .containsExactly(String.class);
  }
}
