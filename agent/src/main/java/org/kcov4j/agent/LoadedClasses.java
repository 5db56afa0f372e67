package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kcov4j.agent.hidden.DefinitionHook;
import org.kcov4j.agent.interrupt.InterruptMethods;
import org.kcov4j.agent.select.ClassFilter;
import org.slf4j.Logger;

/**
 * The classes of the JDK that were loaded before the agent, as far as they need the transformer:
 * for their marks, hooks, and with {@code bootstrap=true} for their probes.
 */
final class LoadedClasses implements Predicate<Class<?>> {
  private final ClassFilter filter;
  private final InterruptMethods interrupts;
  private final CoverageTransformer transformer;

  LoadedClasses(ClassFilter filter, InterruptMethods interrupts, CoverageTransformer transformer) {
    this.filter = filter;
    this.interrupts = interrupts;
    this.transformer = transformer;
  }

  /** Has them pass it now. What the JVM refuses stays as it is, and is said. */
  void transform(Instrumentation instrumentation, Logger log) {
    List<Class<?>> loaded = Retransformation.loaded(instrumentation, this);
    report(Retransformation.run(instrumentation, loaded), log);
    // What the transformer itself made the JVM load had to wait for its end.
    List<Class<?>> passedOver = Retransformation.loaded(instrumentation, new PassedOver());
    if (!passedOver.isEmpty()) {
      report(Retransformation.run(instrumentation, passedOver), log);
    }
    log.debug("retransformed {} and {} loaded classes", loaded.size(), passedOver.size());
  }

  @Override
  public boolean test(Class<?> loaded) {
    String name = internalName(loaded);
    return interrupts.concerns(name) || DefinitionHook.concerns(name) || isProbed(loaded, name);
  }

  private boolean isProbed(Class<?> loaded, String name) {
    ClassLoader loader = loaded.getClassLoader();
    return filter.isJdks(loader) && filter.accepts(loader, name);
  }

  private static void report(Map<Class<?>, Throwable> refused, Logger log) {
    for (Map.Entry<Class<?>, Throwable> each : refused.entrySet()) {
      log.warn("left as it was: {}", each.getKey(), each.getValue());
    }
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Not a lambda, which costs time at the start. */
  private final class PassedOver implements Predicate<Class<?>> {
    @Override
    public boolean test(Class<?> loaded) {
      return transformer.passedOver().contains(internalName(loaded))
          && LoadedClasses.this.test(loaded);
    }
  }
}
