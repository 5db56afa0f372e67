package org.kcov4j.agent.original;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * Class files that nobody could hand out again: those of rewritten classes that a program generated
 * itself. Kept as long as their class loaders. Thread-safe.
 */
final class LocationlessOriginals {
  private final Map<Key, Map<String, byte[]>> byLoader = new HashMap<>();
  private final ReferenceQueue<ClassLoader> dead = new ReferenceQueue<>();

  /** Keeps a class file if its class says that it comes from nowhere. */
  void keep(ClassLoader loader, ProtectionDomain domain, String className, byte[] classFile) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    if (source == null || source.getLocation() == null) {
      put(loader, className, classFile);
    }
  }

  private synchronized void put(ClassLoader loader, String className, byte[] classFile) {
    for (Object each = dead.poll(); each != null; each = dead.poll()) {
      byLoader.remove(each);
    }
    byLoader
        .computeIfAbsent(new Key(loader, dead), key -> new HashMap<>())
        .put(className, classFile);
  }

  /** A class file that was kept, or null. */
  synchronized byte[] of(ClassLoader loader, String className) {
    Map<String, byte[]> kept = byLoader.isEmpty() ? null : byLoader.get(new Key(loader, null));
    return kept == null ? null : kept.get(className);
  }

  /** By identity: class loaders may have an {@code equals} of their own. */
  private static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    Key(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key && get() != null && ((Key) other).get() == get();
    }
  }
}
