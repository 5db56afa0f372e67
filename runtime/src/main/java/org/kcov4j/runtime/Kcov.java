package org.kcov4j.runtime;

import java.io.IOException;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionArea;

/**
 * A kcov descriptor: one area that one thread at a time records into (Linux {@code
 * Documentation/dev-tools/kcov.rst}).
 *
 * <pre>
 * state      init        enable               disable   close
 * new        ready       EINVAL               EINVAL    closed
 * ready      EBUSY       enabled (1)          EINVAL    closed
 * enabled    EBUSY       EBUSY (2)            ready (3) closed (4)
 * closed     EBADF       EBADF                EINVAL    closed
 *
 * (1) EBUSY if the calling thread has another one enabled
 * (2) unless the thread that holds it has died: then as in ready
 * (3) EINVAL for any thread but the one that holds it
 * (4) recording goes on until that thread disables it or ends; the area stays readable
 * </pre>
 *
 * Thread-safe. Without an agent everything works and nothing is recorded.
 */
public final class Kcov implements AutoCloseable {
  private Recording recording;
  private SessionArea sessionArea;
  private TraceArea area;
  private Context holder;
  private boolean closed;

  private Kcov() {}

  /** As opening {@code /sys/kernel/debug/kcov}. */
  public static Kcov open() {
    return new Kcov();
  }

  /** Whether an agent is recording in this JVM. */
  public static boolean active() {
    return Session.current() != null;
  }

  /**
   * As {@code KCOV_INIT_TRACE} and the {@code mmap} that follows.
   *
   * @param words size of the area, {@value AreaLayout#MIN_WORDS} to {@value AreaLayout#MAX_WORDS}
   * @return the area, all zero
   * @throws KcovException EINVAL: a size out of range; EBUSY: initialized already; ENOMEM, ENOSPC:
   *     no memory or disk space for it; EBADF: closed
   */
  public synchronized TraceArea init(long words) {
    if (closed) {
      throw new KcovException(Errno.EBADF, "init after close");
    }
    if (words < AreaLayout.MIN_WORDS || words > AreaLayout.MAX_WORDS) {
      throw new KcovException(
          Errno.EINVAL,
          "expected from "
              + AreaLayout.MIN_WORDS
              + " to "
              + AreaLayout.MAX_WORDS
              + " words, found "
              + words);
    }
    if (area != null) {
      throw new KcovException(Errno.EBUSY, "initialized already");
    }
    Area memory = allocate((int) words);
    recording = new Recording(memory);
    area = new TraceArea(memory);
    return area;
  }

  /** The area that {@link #init} made, or null before. */
  public synchronized TraceArea area() {
    return area;
  }

  /**
   * As {@code KCOV_ENABLE}: blocks that the calling thread starts after this returns are recorded.
   *
   * @throws KcovException EINVAL: before {@link #init}; EBUSY: a thread holds this one, or the
   *     calling thread holds another; ENOTSUP: the mode is not available; EBADF: closed
   */
  public synchronized void enable(TraceMode mode) {
    if (closed) {
      throw new KcovException(Errno.EBADF, "enable after close");
    }
    if (recording == null) {
      throw new KcovException(Errno.EINVAL, "enable before init");
    }
    if (mode == null) {
      throw new KcovException(Errno.EINVAL, "expected a mode, found null");
    }
    if (holder != null && !holder.isDead()) {
      throw new KcovException(Errno.EBUSY, "enabled already");
    }
    if (mode == TraceMode.CMP) {
      throw new KcovException(Errno.ENOTSUP, "comparisons are not recorded yet");
    }
    Context context = Context.current();
    if (context.recording() != null) {
      throw new KcovException(Errno.EBUSY, "the thread has another one enabled");
    }
    if (sessionArea != null) {
      sessionArea.modeIs(mode.code());
    }
    holder = context;
    context.enable(recording, mode.code());
  }

  /**
   * As {@code KCOV_DISABLE}: no block that starts after this returns is recorded.
   *
   * @throws KcovException EINVAL: the calling thread has not enabled this one
   */
  public synchronized void disable() {
    if (holder == null || holder != Context.current()) {
      throw new KcovException(Errno.EINVAL, "the calling thread has not enabled this");
    }
    holder.disable();
    holder = null;
  }

  /** As closing the descriptor. Without effect the second time. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private Area allocate(int words) {
    Session session = Session.current();
    try {
      if (session == null) {
        return Area.anonymous(words);
      }
      long threadId = Context.current().threadId();
      sessionArea =
          session.newArea(Thread.currentThread(), threadId, SessionLayout.MODE_NONE, words, false);
      return sessionArea.area();
    } catch (OutOfMemoryError e) {
      throw new KcovException(Errno.ENOMEM, words + " words", e);
    } catch (IOException e) {
      throw new KcovException(Errno.ENOSPC, e.getMessage(), e);
    }
  }
}
