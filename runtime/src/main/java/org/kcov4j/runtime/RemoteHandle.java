package org.kcov4j.runtime;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.remote.Sections;

/**
 * Names work that other threads do for whoever {@linkplain Kcov#remoteEnable enables} it: kcov's
 * remote handle (Linux {@code include/uapi/linux/kcov.h}). Immutable.
 *
 * <pre>
 * bit:  63       56 55         32 31           0
 *      +-----------+-------------+--------------+
 *      | subsystem |      0      |   instance   |      subsystem 0: a common handle; its instance
 *      +-----------+-------------+--------------+      is not 0
 * </pre>
 *
 * What a thread runs between {@link #start} and {@link #stop} is one section. It is recorded apart
 * from what the thread has enabled itself, which goes on after it, and is added to the area of the
 * {@link Kcov} that has the handle enabled all at once, at its end.
 *
 * <pre>
 * the calling thread      start of an enabled   start of another   stop of the        stop of
 *                         handle                handle             section's handle   another
 * outside of a section    a section begins      nothing            -                  nothing
 * in a section            ignored, warned       ignored, warned    it ends (1)        nothing
 *
 * (1) after as many other stops as there were ignored starts of this handle in it
 * </pre>
 *
 * What a section recorded is discarded if the handle was disabled meanwhile, also if it is enabled
 * again by then, and if its thread ends in the middle. What does not fit is dropped. Interrupts
 * ({@link Interrupts}) are not recorded in sections either.
 */
public final class RemoteHandle {
  private static final int SUBSYSTEM_SHIFT = 56;
  private static final int MAX_SUBSYSTEM = 0xFF;
  private static final long INSTANCE_MASK = 0xFFFFFFFFL;
  private static final long RESERVED_MASK =
      ~((long) MAX_SUBSYSTEM << SUBSYSTEM_SHIFT | INSTANCE_MASK);

  private static final InheritableThreadLocal<RemoteHandle> COMMON = new InheritableThreadLocal<>();

  private final long value;
  private final Scope scope = new Scope();

  /** Ends a section when closed. */
  public final class Scope implements AutoCloseable {
    private Scope() {}

    @Override
    public void close() {
      stop();
    }
  }

  private RemoteHandle(long value) {
    this.value = value;
  }

  /**
   * The handle with a value.
   *
   * @throws KcovException EINVAL: it is 0, or a reserved bit is set
   */
  public static RemoteHandle of(long handle) {
    if (handle == 0 || (handle & RESERVED_MASK) != 0) {
      throw new KcovException(
          Errno.EINVAL,
          String.format(
              "expected a handle with bits 32 to 55 clear and not 0, found 0x%016x", handle));
    }
    return new RemoteHandle(handle);
  }

  /**
   * The handle of a part of the program.
   *
   * @param subsystem 0 to 255; 0 makes a common handle
   * @param instance unsigned; not 0 in a common handle
   * @throws KcovException EINVAL: a part out of range
   */
  public static RemoteHandle of(int subsystem, int instance) {
    if (subsystem < 0 || subsystem > MAX_SUBSYSTEM) {
      throw new KcovException(
          Errno.EINVAL, "expected a subsystem from 0 to " + MAX_SUBSYSTEM + ", found " + subsystem);
    }
    return of((long) subsystem << SUBSYSTEM_SHIFT | instance & INSTANCE_MASK);
  }

  /**
   * The handle that threads inherit from the one that enables it.
   *
   * @param instance unsigned, not 0
   * @throws KcovException EINVAL: it is 0
   */
  public static RemoteHandle common(int instance) {
    return of(0, instance);
  }

  /**
   * The common handle that the calling thread has enabled, or that the thread that made it had when
   * it did; null without one. A thread made not to inherit inheritable thread-locals has none.
   */
  public static RemoteHandle inherited() {
    Context jdk = Context.enterJdk();
    try {
      return COMMON.get();
    } finally {
      Context.exitJdk(jdk);
    }
  }

  /** The 64 bits. */
  public long value() {
    return value;
  }

  /** Whether threads inherit it. */
  public boolean isCommon() {
    return value >>> SUBSYSTEM_SHIFT == 0;
  }

  /**
   * As {@code kcov_remote_start}: begins a section of the calling thread, if the handle is enabled.
   * Never throws.
   *
   * @return what ends it, for a try-with-resources statement
   */
  public Scope start() {
    Sections.start(value);
    return scope;
  }

  /** As {@code kcov_remote_stop}: ends what {@link #start} began. Never throws. */
  public void stop() {
    Sections.stop(value);
  }

  /** The task in a section of its own. */
  public Runnable wrap(Runnable task) {
    return new RunnableSection(this, task);
  }

  /** The task in a section of its own. */
  public <T> Callable<T> wrap(Callable<T> task) {
    return new CallableSection<>(this, task);
  }

  /**
   * The task in a section of its own. Not named {@code wrap}, for a lambda that returns something
   * could be a {@code Callable} as well.
   */
  public <T> Supplier<T> wrapSupplier(Supplier<T> task) {
    return new SupplierSection<>(this, task);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RemoteHandle && ((RemoteHandle) other).value == value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return String.format("remote handle 0x%016x", value);
  }

  /** Makes a common handle that of the calling thread and of those it will make; null: none. */
  static void bequeath(RemoteHandle common) {
    if (common == null) {
      COMMON.remove();
    } else {
      COMMON.set(common);
    }
  }

  /**
   * Checks all of an enable's handles.
   *
   * @return the common one among them, or null
   * @throws KcovException EINVAL: too many, a malformed one, or two common ones
   */
  static RemoteHandle check(long[] handles) {
    if (handles.length > Kcov.MAX_HANDLES) {
      throw new KcovException(
          Errno.EINVAL,
          "expected at most " + Kcov.MAX_HANDLES + " handles, found " + handles.length);
    }
    RemoteHandle common = null;
    for (long each : handles) {
      RemoteHandle handle = of(each);
      if (handle.isCommon()) {
        if (common != null && !common.equals(handle)) {
          throw new KcovException(
              Errno.EINVAL, "expected at most one common handle, found " + common + ", " + handle);
        }
        common = handle;
      }
    }
    return common;
  }

  /**
   * The values of handles.
   *
   * @throws KcovException EINVAL: one of them is null, or all
   */
  static long[] values(RemoteHandle... handles) {
    if (handles == null) {
      throw new KcovException(Errno.EINVAL, "expected handles, found null");
    }
    long[] values = new long[handles.length];
    for (int i = 0; i < values.length; i++) {
      if (handles[i] == null) {
        throw new KcovException(Errno.EINVAL, "expected a handle, found null");
      }
      values[i] = handles[i].value;
    }
    return values;
  }

  /** The values as one array. */
  static long[] values(long first, long... rest) {
    if (rest == null) {
      throw new KcovException(Errno.EINVAL, "expected handles, found null");
    }
    long[] values = new long[1 + rest.length];
    values[0] = first;
    System.arraycopy(rest, 0, values, 1, rest.length);
    return values;
  }

  // Not lambdas: linking them would run code of the JDK's, which may be recorded.

  private static final class RunnableSection implements Runnable {
    private final RemoteHandle handle;
    private final Runnable task;

    RunnableSection(RemoteHandle handle, Runnable task) {
      this.handle = handle;
      this.task = task;
    }

    @Override
    public void run() {
      handle.start();
      try {
        task.run();
      } finally {
        handle.stop();
      }
    }
  }

  private static final class CallableSection<T> implements Callable<T> {
    private final RemoteHandle handle;
    private final Callable<T> task;

    CallableSection(RemoteHandle handle, Callable<T> task) {
      this.handle = handle;
      this.task = task;
    }

    @Override
    public T call() throws Exception {
      handle.start();
      try {
        return task.call();
      } finally {
        handle.stop();
      }
    }
  }

  private static final class SupplierSection<T> implements Supplier<T> {
    private final RemoteHandle handle;
    private final Supplier<T> task;

    SupplierSection(RemoteHandle handle, Supplier<T> task) {
      this.handle = handle;
      this.task = task;
    }

    @Override
    public T get() {
      handle.start();
      try {
        return task.get();
      } finally {
        handle.stop();
      }
    }
  }
}
