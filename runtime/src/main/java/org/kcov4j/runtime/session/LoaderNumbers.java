package org.kcov4j.runtime.session;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for class loaders, by identity: a loader's own {@code equals} and {@code hashCode} are
 * user code, which must not run here. Loaders stay collectable.
 */
final class LoaderNumbers {
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  /** The loader's number, or null. */
  Integer get(ClassLoader loader) {
    return numbers.get(new Key(loader, null));
  }

  void put(ClassLoader loader, int number) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      numbers.remove(gone);
    }
    numbers.put(new Key(loader, collected), number);
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
