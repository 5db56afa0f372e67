package org.kcov4j.agent;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has class loaders find what probes call, before classes of theirs that are loaded get probes: the
 * JVM then knows it without asking them.
 *
 * <p>A loader may run, for all that it finds, code of its own or of another loader that asks it in
 * turn. With probes in there the first of them would ask the loader, which would run it, without
 * end. And a loader may find nothing any more, such as that of a web application that was stopped.
 */
final class RecorderLookup {
  private final List<Class<?>> called;
  private final Map<ClassLoader, Throwable> asked = new IdentityHashMap<>();

  RecorderLookup(List<Class<?>> called) {
    this.called = called;
  }

  /**
   * Asks a loader, once.
   *
   * @param loader null for the boot loader
   * @return what it threw; null if it has found all
   */
  Throwable find(ClassLoader loader) {
    if (loader == null) {
      return null;
    }
    if (!asked.containsKey(loader)) {
      asked.put(loader, ask(loader));
    }
    return asked.get(loader);
  }

  private Throwable ask(ClassLoader loader) {
    try {
      for (Class<?> each : called) {
        // Not loadClass(): the JVM would forget the answer.
        Class.forName(each.getName(), false, loader);
      }
      return null;
    } catch (ClassNotFoundException | RuntimeException | Error e) {
      return e;
    }
  }
}
