package org.kcov4j.agent;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/**
 * Classes that stay as they were. Each is logged, counted in the session and dumped once, however
 * often it comes again. Thread-safe.
 */
final class FailedClasses {
  private final Session session;
  private final ClassDump dump;
  private final Logger log;
  private final Set<String> known = Collections.synchronizedSet(new HashSet<String>());

  FailedClasses(Session session, ClassDump dump, Logger log) {
    this.session = session;
    this.dump = dump;
    this.log = log;
  }

  /**
   * Adds a class.
   *
   * @param cause {@code SessionLayout.CAUSE_*}
   */
  void add(ClassLoader loader, String className, int cause, byte[] classFile, Throwable e) {
    // Not the loader itself, which would be kept.
    if (known.add(className + '@' + System.identityHashCode(loader))) {
      log.warn("left as it was: class {}", className, e);
      session.classFailed(className, cause, e.toString());
      dump.failed(className, classFile);
    }
  }
}
