package org.kcov4j.agent;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Waits until each thread has been outside of some code at some moment. A stack trace is taken
 * while its thread stands still between two bytecodes, so that what is on it is all that the thread
 * is in the middle of.
 */
final class Quiescence {
  private static final long POLL_MILLIS = 1;

  private final Predicate<String> inside;
  private final long timeoutMillis;

  /**
   * @param inside whether a class, by its name, belongs to that code
   * @param timeoutMillis how long to wait
   */
  Quiescence(Predicate<String> inside, long timeoutMillis) {
    this.inside = inside;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Waits for all threads but the calling one.
   *
   * @param more threads that the JVM does not list, such as virtual ones
   * @return whether all were outside
   */
  boolean await(Collection<Thread> more) {
    long end = System.nanoTime() + timeoutMillis * 1_000_000;
    Map<Thread, StackTraceElement[]> listed = listed();
    Set<Thread> left = Collections.newSetFromMap(new IdentityHashMap<>());
    left.addAll(listed.keySet());
    left.addAll(more);
    left.remove(Thread.currentThread());
    removeThoseOutside(left, listed);
    while (!left.isEmpty()) {
      if (System.nanoTime() - end > 0 || !sleep()) {
        return false;
      }
      removeThoseOutside(left, listed());
    }
    return true;
  }

  private void removeThoseOutside(Set<Thread> left, Map<Thread, StackTraceElement[]> listed) {
    for (Iterator<Thread> each = left.iterator(); each.hasNext(); ) {
      Thread thread = each.next();
      StackTraceElement[] trace = listed.get(thread);
      if (!isInside(trace == null ? trace(thread) : trace)) {
        each.remove();
      }
    }
  }

  /** By identity: threads may have a hash code of the program's. */
  private static Map<Thread, StackTraceElement[]> listed() {
    return new IdentityHashMap<>(Thread.getAllStackTraces());
  }

  /** Of a thread that is not listed; a subclass of the program's would be, or has ended. */
  private static StackTraceElement[] trace(Thread thread) {
    return thread.getClass().getName().startsWith("java.")
        ? thread.getStackTrace()
        : new StackTraceElement[0];
  }

  private boolean isInside(StackTraceElement[] trace) {
    for (StackTraceElement each : trace) {
      if (inside.test(each.getClassName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
