package org.kcov4j.runtime.remote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The registrations of this JVM, by handle; a handle belongs to one at a time. Thread-safe. */
final class Registry {
  private static final int FEW = 64;
  private static final ConcurrentHashMap<Long, Registration> BY_HANDLE = new ConcurrentHashMap<>();

  // Registrations of dead threads are removed whenever there are so many handles.
  private static int sweepAt = FEW;

  private Registry() {}

  /**
   * Registers all handles or none.
   *
   * @return the index of the first that is registered already or comes twice, or -1
   */
  static synchronized int add(Registration registration) {
    if (BY_HANDLE.size() >= sweepAt) {
      sweep();
      sweepAt = Math.max(FEW, 2 * BY_HANDLE.size());
    }
    long[] handles = registration.handles();
    Set<Long> own = new HashSet<>();
    for (int i = 0; i < handles.length; i++) {
      if (!own.add(handles[i]) || find(handles[i]) != null) {
        return i;
      }
    }
    for (long each : handles) {
      BY_HANDLE.put(each, registration);
    }
    return -1;
  }

  /** Whose handle it is, or null. */
  static Registration find(long handle) {
    Registration found = BY_HANDLE.get(handle);
    if (found == null || !found.isOver()) {
      return found;
    }
    found.end();
    return null;
  }

  static void remove(Registration registration) {
    for (long each : registration.handles()) {
      BY_HANDLE.remove(each, registration);
    }
  }

  private static void sweep() {
    List<Registration> all = new ArrayList<>(new HashSet<>(BY_HANDLE.values()));
    for (Registration each : all) {
      if (each.isOver()) {
        each.end();
      }
    }
  }
}
