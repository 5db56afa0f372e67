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
 *
 * <p>To look stops all threads. Where many wait for few cores, one that has got none since the last
 * look stands where it stood: so from look to look threads are left more time.
 */
class Quiescence {
  /** So many looks are taken before it gives up, however long they take. */
  static final int LEAST_LOOKS = 50;

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
    Map<Thread, StackTraceElement[]> listed = look();
    Set<Thread> left = Collections.newSetFromMap(new IdentityHashMap<>());
    left.addAll(listed.keySet());
    left.addAll(more);
    left.remove(Thread.currentThread());
    removeThoseOutside(left, listed);
    for (int looks = 1; !left.isEmpty(); looks++) {
      boolean enough = looks >= LEAST_LOOKS && System.nanoTime() - end > 0;
      if (enough || !sleep(looks)) {
        return false;
      }
      removeThoseOutside(left, look());
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

  /** What threads run now. By identity: they may have a hash code of the program's. */
  Map<Thread, StackTraceElement[]> look() {
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

  private static boolean sleep(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
