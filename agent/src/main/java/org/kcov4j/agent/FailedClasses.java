package org.kcov4j.agent;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.kcov4j.runtime.session.Session;
import org.slf4j.Logger;

/**
 * Classes that stay as they were. Each is counted in the session, dumped, and logged once, however
 * often it comes again; of many with one cause the log names the first. Thread-safe.
 */
final class FailedClasses {
  private final Session session;
  private final ClassDump dump;
  private final ClassWarnings warnings;
  private final Set<String> known = Collections.synchronizedSet(new HashSet<String>());

  FailedClasses(Session session, ClassDump dump, Logger log) {
    this.session = session;
    this.dump = dump;
    warnings = ClassWarnings.leftAsTheyWere(log);
  }

  /**
   * Adds a class.
   *
   * @param cause {@code SessionLayout.CAUSE_*}
   */
  void add(ClassLoader loader, String className, int cause, byte[] classFile, Throwable e) {
    // Not the loader itself, which would be kept.
    if (known.add(className + '@' + System.identityHashCode(loader))) {
      String reason = e.toString();
      warnings.warn(className, reason, e);
      session.classFailed(className, cause, reason);
      dump.failed(className, classFile);
    }
  }
}
