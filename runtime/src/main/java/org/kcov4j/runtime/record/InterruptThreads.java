package org.kcov4j.runtime.record;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The threads all of whose code is run by the JVM, when it sees fit: those of references,
 * finalization and signals, and shutdown hooks. What they run tells nothing of what the program was
 * asked to do.
 *
 * <p>Most of them run before an agent can see them start, so they are known by their class, or by
 * their name in the system's thread group, where programs start no threads.
 */
public final class InterruptThreads {
  private static final Set<String> CLASSES = new HashSet<>();
  private static final Set<String> NAMES = new HashSet<>();
  private static final Set<Long> HOOKS = Collections.synchronizedSet(new HashSet<Long>());

  static {
    CLASSES.add("java.lang.ref.Reference$ReferenceHandler");
    CLASSES.add("java.lang.ref.Finalizer$FinalizerThread");
    NAMES.add("Secondary finalizer"); // Runtime.runFinalization
    NAMES.add("Common-Cleaner"); // of the JDK's own cleaners
    NAMES.add("Signal Dispatcher");
    NAMES.add("Attach Listener"); // runs agents
    NAMES.add("Service Thread");
    NAMES.add("Notification Thread"); // of memory pools, to beans
  }

  private InterruptThreads() {}

  /** Adds a shutdown hook, a thread that has not started. */
  static void addHook(Thread hook) {
    if (hook != null) {
      HOOKS.add(ContextTable.id(hook));
    }
  }

  /**
   * Adds the shutdown hooks that were registered before anybody saw them come.
   *
   * @throws ReflectiveOperationException if this JVM does not keep them where HotSpot does
   */
  public static void addEarlierHooks() throws ReflectiveOperationException {
    Class<?> registry = Class.forName("java.lang.ApplicationShutdownHooks");
    Field field = registry.getDeclaredField("hooks");
    field.setAccessible(true);
    synchronized (registry) {
      Map<?, ?> hooks = (Map<?, ?>) field.get(null); // By identity: no code of the program's runs.
      if (hooks != null) { // Else the JVM is ending.
        for (Object each : hooks.keySet()) {
          addHook((Thread) each);
        }
      }
    }
  }

  static boolean contain(Thread thread) {
    return CLASSES.contains(thread.getClass().getName())
        || HOOKS.contains(ContextTable.id(thread))
        || endsTheJvm(thread)
        || isSystems(thread) && (NAMES.contains(thread.getName()) || handlesSignal(thread));
  }

  private static boolean isSystems(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && group.getParent() == null
        || thread.getClass().getName().endsWith(".InnocuousThread");
  }

  /** What the main thread becomes at its end, to wait for others and run the hooks. */
  private static boolean endsTheJvm(Thread thread) {
    return thread.getClass() == Thread.class && thread.getName().equals("DestroyJavaVM");
  }

  /** The thread that runs a handler, named by jdk.internal.misc.Signal (sun.misc.Signal in 8). */
  private static boolean handlesSignal(Thread thread) {
    String name = thread.getName();
    return name.startsWith("SIG") && name.endsWith(" handler");
  }
}
