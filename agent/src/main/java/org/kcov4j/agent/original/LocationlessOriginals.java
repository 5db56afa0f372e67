package org.kcov4j.agent.original;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import org.kcov4j.runtime.session.LoaderMap;

/**
 * Class files that nobody could hand out again: those of rewritten classes that a program generated
 * itself. Kept as long as their class loaders. Thread-safe.
 */
final class LocationlessOriginals {
  private final LoaderMap<Map<String, byte[]>> byLoader = new LoaderMap<>();

  /**
   * Keeps a class file if its class says that it comes from nowhere. Classes of the boot loader say
   * so too, but it has all their files.
   */
  void keep(ClassLoader loader, ProtectionDomain domain, String className, byte[] classFile) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    if (loader != null && (source == null || source.getLocation() == null)) {
      put(loader, className, classFile);
    }
  }

  private synchronized void put(ClassLoader loader, String className, byte[] classFile) {
    Map<String, byte[]> kept = byLoader.get(loader);
    if (kept == null) {
      kept = new HashMap<>();
      byLoader.put(loader, kept);
    }
    kept.put(className, classFile);
  }

  /** A class file that was kept, or null. */
  synchronized byte[] of(ClassLoader loader, String className) {
    Map<String, byte[]> kept = loader == null ? null : byLoader.get(loader);
    return kept == null ? null : kept.get(className);
  }
}
