package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.kcov4j.agent.emit.ProbeSettings;
import org.kcov4j.agent.hidden.DefinitionHook;
import org.kcov4j.agent.interrupt.InterruptMethods;
import org.kcov4j.agent.original.Originals;
import org.kcov4j.agent.select.ClassFilter;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/**
 * The classes that were loaded before the agent: those of the program, and of the JDK as far as
 * they have methods that the recorder must hear of, or {@code bootstrap=true} asks for their
 * probes.
 */
final class LoadedClasses {
  private final ClassFilter filter;
  private final InterruptMethods interrupts;
  private final ProbeSettings settings;
  private final Originals originals;
  private final Session session;

  /** What the JVM refused: not kept from being unloaded. */
  private final Set<Class<?>> refused =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  LoadedClasses(
      ClassFilter filter,
      InterruptMethods interrupts,
      ProbeSettings settings,
      Originals originals,
      Session session) {
    this.filter = filter;
    this.interrupts = interrupts;
    this.settings = settings;
    this.originals = originals;
    this.session = session;
  }

  /** Which classes are other ones than without the agent. */
  Predicate<Class<?>> rewritten() {
    return new WantedExcept(refused, false);
  }

  /** Has them pass the transformer now. What the JVM refuses stays as it is, and is said. */
  void transform(Instrumentation instrumentation, Logger log) {
    Set<Class<?>> passed = new HashSet<>();
    ClassWarnings warnings = ClassWarnings.leftAsTheyWere(log);
    RecorderLookup recorder = new RecorderLookup(settings.called());
    List<Class<?>> loaded = Retransformation.loaded(instrumentation, new Wanted());
    // What the transformer itself makes the JVM load passes no transformer, and is there
    // afterwards: in the end only classes of the JDK. A program may load others without end.
    for (boolean jdksOnly = false; passed.addAll(loaded); jdksOnly = true) {
      originals.loadedBefore(loaded);
      retransform(able(loaded, recorder, warnings), instrumentation, warnings);
      loaded = Retransformation.loaded(instrumentation, new WantedExcept(passed, jdksOnly));
    }
  }

  private void retransform(
      List<Class<?>> classes, Instrumentation instrumentation, ClassWarnings warnings) {
    Map<Class<?>, Throwable> failures = Retransformation.run(instrumentation, classes);
    for (Map.Entry<Class<?>, Throwable> each : failures.entrySet()) {
      refused.add(each.getKey());
      leftAsItWas(each.getKey(), each.getValue(), warnings);
    }
  }

  /** Those whose probes would find what they call. */
  private List<Class<?>> able(
      List<Class<?>> classes, RecorderLookup recorder, ClassWarnings warnings) {
    List<Class<?>> able = new ArrayList<>();
    for (Class<?> each : classes) {
      Throwable failure = recorder.find(each.getClassLoader());
      if (failure == null) {
        able.add(each);
      } else {
        leftAsItWas(each, failure, warnings);
      }
    }
    return able;
  }

  private void leftAsItWas(Class<?> type, Throwable cause, ClassWarnings warnings) {
    String name = internalName(type);
    // Messages may name the loader.
    warnings.warn(name, cause.getClass().getName(), cause);
    session.classFailed(name, SessionLayout.CAUSE_ERROR, cause.toString());
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  // Not a lambda, which costs time at the start.
  private class Wanted implements Predicate<Class<?>> {
    @Override
    public boolean test(Class<?> loaded) {
      String name = internalName(loaded);
      return filter.accepts(loaded.getClassLoader(), name)
          || interrupts.concerns(name)
          || DefinitionHook.concerns(name);
    }
  }

  /** Those wanted that are not among others. */
  private final class WantedExcept extends Wanted {
    private final Set<Class<?>> others;
    private final boolean jdksOnly;

    WantedExcept(Set<Class<?>> others, boolean jdksOnly) {
      this.others = others;
      this.jdksOnly = jdksOnly;
    }

    @Override
    public boolean test(Class<?> loaded) {
      return super.test(loaded)
          && !others.contains(loaded)
          && (!jdksOnly || filter.isJdks(loaded.getClassLoader()));
    }
  }
}
