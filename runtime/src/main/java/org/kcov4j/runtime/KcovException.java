package org.kcov4j.runtime;

/** A call that failed as kcov's would have; it changed nothing. */
public final class KcovException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  KcovException(Errno errno, String detail) {
    this(errno, detail, null);
  }

  KcovException(Errno errno, String detail, Throwable cause) {
    super(errno + " (" + errno.text() + "): " + detail, cause);
    this.errno = errno;
  }

  /** What kcov's call would have set errno to. */
  public Errno errno() {
    return errno;
  }
}
