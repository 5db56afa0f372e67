package org.kcov4j.runtime;

/** Error numbers as kcov's system calls return them (Linux {@code errno(3)}). */
public enum Errno {
  /** The kcov is closed. */
  EBADF(9, "bad file descriptor"),
  /** There is no memory for the area. */
  ENOMEM(12, "out of memory"),
  /** Something is enabled or initialized already. */
  EBUSY(16, "busy"),
  /** It exists already. */
  EEXIST(17, "exists"),
  /** An argument is out of range, or the call does not fit the state. */
  EINVAL(22, "invalid argument"),
  /** There is no disk space for the area. */
  ENOSPC(28, "no space left on device"),
  /** The mode is not available. */
  ENOTSUP(95, "not supported");

  private final int number;
  private final String text;

  Errno(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Linux's number for it on x86 and AArch64. */
  public int number() {
    return number;
  }

  /** A few words of English. */
  String text() {
    return text;
  }
}
