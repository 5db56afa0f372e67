package org.kcov4j.runtime.area;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

/**
 * Runs what has to be done whatever rights the program has under a security manager. Without one
 * nothing is asked. Actions are classes: the JVM's first lambda costs tens of milliseconds.
 */
public final class Privileged {
  private Privileged() {}

  /** An action on files. */
  public interface FileAction<T> extends PrivilegedExceptionAction<T> {
    @Override
    T run() throws IOException;
  }

  /** Runs an action. */
  public static <T> T run(PrivilegedAction<T> action) {
    return System.getSecurityManager() == null
        ? action.run()
        : AccessController.doPrivileged(action);
  }

  /**
   * Runs an action on files.
   *
   * @throws IOException what the action threw
   */
  public static <T> T run(FileAction<T> action) throws IOException {
    if (System.getSecurityManager() == null) {
      return action.run();
    }
    try {
      return AccessController.doPrivileged(action);
    } catch (PrivilegedActionException e) {
      throw (IOException) e.getException();
    }
  }
}
