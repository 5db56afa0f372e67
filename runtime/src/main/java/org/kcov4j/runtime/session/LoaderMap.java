package org.kcov4j.runtime.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of class loaders, by identity: a loader's own {@code equals} and {@code hashCode}
 * are user code, which must not run here. Loaders stay collectable, and what is known of them goes
 * when they are. Not thread-safe.
 */
public final class LoaderMap<V> {
  private final Map<Key, V> values = new HashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  /**
   * What was put for a loader, or null.
   *
   * @param loader not null: the boot loader is no object
   */
  public V get(ClassLoader loader) {
    return values.get(new Key(loader, null));
  }

  /** Puts a value for a loader that is not null. */
  public void put(ClassLoader loader, V value) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      values.remove(gone);
    }
    values.put(new Key(loader, collected), value);
  }

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

    /** Two keys of one living loader, or the same key: a collected loader equals nothing else. */
    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      if (!(other instanceof Key)) {
        return false;
      }
      ClassLoader mine = get();
      return mine != null && mine == ((Key) other).get();
    }
  }
}
