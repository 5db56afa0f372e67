package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Has classes that are loaded already pass the transformers again.
 *
 * <p>Each call of the JVM's stops all threads, so many classes share one; and it is all or nothing,
 * so where one class is refused, the halves are tried by themselves until that one is found.
 */
final class Retransformation {
  /**
   * How many classes share a call: a bound on how long, and in how much memory, all stands still.
   */
  static final int BATCH = 2048;

  private final Instrumentation instrumentation;
  private final Map<Class<?>, Throwable> refused = new LinkedHashMap<>();

  private Retransformation(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * The loaded classes that a predicate accepts, of those that can be retransformed. Not among
   * them: arrays, primitive types and hidden classes.
   */
  static List<Class<?>> loaded(Instrumentation instrumentation, Predicate<Class<?>> wanted) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (wanted.test(each) && !isHidden(each) && instrumentation.isModifiableClass(each)) {
        classes.add(each);
      }
    }
    return classes;
  }

  /**
   * Retransforms classes.
   *
   * @return those that the JVM refused, which are as before, and why
   */
  static Map<Class<?>, Throwable> run(Instrumentation instrumentation, List<Class<?>> classes) {
    Retransformation all = new Retransformation(instrumentation);
    for (int from = 0; from < classes.size(); from += BATCH) {
      all.retransform(classes.subList(from, Math.min(from + BATCH, classes.size())));
    }
    return all.refused;
  }

  private void retransform(List<Class<?>> classes) {
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | Error e) {
      if (classes.size() == 1) {
        refused.put(classes.get(0), e);
        return;
      }
      int half = classes.size() / 2;
      retransform(classes.subList(0, half));
      retransform(classes.subList(half, classes.size()));
    }
  }

  /** The JVM gives no two of them the same name; VM anonymous classes of older JVMs look alike. */
  private static boolean isHidden(Class<?> type) {
    return type.getName().indexOf('/') >= 0;
  }
}
