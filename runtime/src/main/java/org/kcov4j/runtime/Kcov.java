package org.kcov4j.runtime;

import java.io.IOException;
import org.kcov4j.runtime.area.Area;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Recording;
import org.kcov4j.runtime.remote.Registration;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionArea;

/**
 * A kcov descriptor: one area that one thread at a time records into (Linux {@code
 * Documentation/dev-tools/kcov.rst}).
 *
 * <pre>
 * state      init        enable               remoteEnable         disable   close
 * new        ready       EINVAL               EINVAL               EINVAL    closed
 * ready      EBUSY       enabled (1)          remote (1)           EINVAL    closed
 * enabled    EBUSY       EBUSY (2)            EBUSY (2)            ready (3) closed (4)
 * remote     EBUSY       EBUSY (2)            EBUSY (2)            ready (3) closed (4)
 * closed     EBADF       EBADF                EBADF                EINVAL    closed
 *
 * (1) EBUSY if the calling thread has another one enabled, or is in a remote section
 * (2) unless the thread that holds it has died: then as in ready
 * (3) EINVAL for any thread but the one that holds it
 * (4) recording goes on until that thread disables it or ends; the area stays readable
 * </pre>
 *
 * Enabled, it records what its thread runs; remote, what any threads run in the sections of its
 * {@linkplain RemoteHandle handles}, and nothing of its own thread's outside of them. What the
 * agent records of a thread by itself ({@code threads=}) is not in the way: it rests meanwhile.
 *
 * <p>Thread-safe. Without an agent everything works and nothing is recorded; so it is when the
 * agent has been detached. An area that was made while it recorded stays readable, and nothing more
 * is recorded into it, also when an agent is attached again.
 */
public final class Kcov implements AutoCloseable {
  /** How many handles one {@link #remoteEnable} takes. */
  public static final int MAX_HANDLES = 256;

  private Recording recording;
  private SessionArea sessionArea;
  private TraceArea area;
  private Context holder;
  private Registration remote;
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
  public TraceArea init(long words) {
    Context jdk = Context.enterJdk();
    try {
      return makeArea(words);
    } finally {
      Context.exitJdk(jdk);
    }
  }

  private synchronized TraceArea makeArea(long words) {
    if (closed) {
      throw new KcovException(Errno.EBADF, "init after close");
    }
    checkSize(words);
    if (area != null) {
      throw new KcovException(Errno.EBUSY, "initialized already");
    }
    Area memory = allocate((int) words);
    recording = new Recording(memory);
    area = new TraceArea(recording);
    return area;
  }

  /** The area that {@link #init} made, or null before. */
  public synchronized TraceArea area() {
    return area;
  }

  /**
   * As {@code KCOV_ENABLE}: blocks that the calling thread starts after this returns are recorded;
   * in CMP the comparisons that it makes, if the agent puts in their probes ({@code cmp=true}).
   * Without them CMP is enabled all the same and records nothing.
   *
   * @throws KcovException EINVAL: before {@link #init}; EBUSY: a thread holds this one, or the
   *     calling thread holds another or is in a remote section; EBADF: closed
   */
  public void enable(TraceMode mode) {
    Context jdk = Context.enterJdk();
    try {
      enableHere(mode);
    } finally {
      Context.exitJdk(jdk);
    }
  }

  private synchronized void enableHere(TraceMode mode) {
    Context context = readyFor(mode);
    noteMode(mode);
    holder = context;
    if (isOfClosedSession()) {
      context.enable(nothing(), SessionLayout.MODE_NONE);
    } else {
      context.enable(recording, mode.code());
    }
  }

  /**
   * As {@code KCOV_REMOTE_ENABLE}: what threads run in sections of the handles is added to the area
   * at each section's end. The calling thread has this one enabled from then on, until it disables
   * it or ends, but outside of sections its own code is not recorded. One of the handles may be
   * {@linkplain RemoteHandle#isCommon common}: threads that the calling one makes inherit it.
   *
   * @param words size of the area that each section has to itself, {@value AreaLayout#MIN_WORDS} to
   *     {@value AreaLayout#MAX_WORDS}; allocated when a section begins
   * @param handles up to {@value #MAX_HANDLES}; none are allowed as in kcov, and nothing is
   *     recorded
   * @throws KcovException as {@link #enable}; EINVAL: a size out of range, too many handles, a null
   *     one, two common ones; EEXIST: a handle that comes twice or is enabled already
   */
  public void remoteEnable(TraceMode mode, long words, RemoteHandle... handles) {
    Context jdk = Context.enterJdk();
    try {
      enableRemotely(mode, words, RemoteHandle.values(handles));
    } finally {
      Context.exitJdk(jdk);
    }
  }

  /**
   * As {@link #remoteEnable(TraceMode, long, RemoteHandle...)}, with handles by their values.
   *
   * @throws KcovException as there; EINVAL: a handle is malformed ({@link RemoteHandle})
   */
  public void remoteEnable(TraceMode mode, long words, long first, long... rest) {
    Context jdk = Context.enterJdk();
    try {
      enableRemotely(mode, words, RemoteHandle.values(first, rest));
    } finally {
      Context.exitJdk(jdk);
    }
  }

  private synchronized void enableRemotely(TraceMode mode, long words, long[] handles) {
    Context context = readyFor(mode);
    checkSize(words);
    RemoteHandle common = RemoteHandle.check(handles);
    Registration registration =
        new Registration(
            context,
            isOfClosedSession() ? nothing() : recording,
            mode.code(),
            (int) words,
            handles);
    int taken = registration.begin();
    if (taken >= 0) {
      throw new KcovException(
          Errno.EEXIST, RemoteHandle.of(handles[taken]) + " is given twice or enabled already");
    }
    noteMode(mode);
    holder = context;
    remote = registration;
    if (common != null) {
      RemoteHandle.bequeath(common);
    }
  }

  /** What enable and remoteEnable have in common: the calling thread, which may enable this. */
  private Context readyFor(TraceMode mode) {
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
    Context context = Context.current();
    if (context.isBusy()) {
      throw new KcovException(Errno.EBUSY, "the thread has another one enabled");
    }
    if (context.section() != null) {
      throw new KcovException(Errno.EBUSY, "the thread is in a remote section");
    }
    letGo();
    return context;
  }

  /**
   * As {@code KCOV_DISABLE}: no block that starts after this returns is recorded. After a {@link
   * #remoteEnable} sections that are open are discarded, and the calling thread has no common
   * handle any more; threads that inherited it keep it, as a handle that is not enabled.
   *
   * @throws KcovException EINVAL: the calling thread has not enabled this one
   */
  public void disable() {
    Context jdk = Context.enterJdk();
    try {
      disableHere();
    } finally {
      Context.exitJdk(jdk);
    }
  }

  private synchronized void disableHere() {
    if (holder == null || !holder.isOfSameThread(Context.current())) {
      throw new KcovException(Errno.EINVAL, "the calling thread has not enabled this");
    }
    holder.disable();
    if (remote != null) {
      RemoteHandle.bequeath(null);
    }
    letGo();
  }

  /** As closing the descriptor. Without effect the second time. */
  @Override
  public void close() {
    Context jdk = Context.enterJdk();
    try {
      closeHere();
    } finally {
      Context.exitJdk(jdk);
    }
  }

  private synchronized void closeHere() {
    closed = true;
    if (recording != null && (holder == null || holder.isDead())) {
      letGo();
    }
  }

  /** Nobody holds this any more. */
  private void letGo() {
    holder = null;
    if (remote != null) {
      remote.end();
      remote = null;
    }
    if (closed) {
      recording.release();
      if (sessionArea != null) {
        sessionArea.closed();
        sessionArea = null;
      }
    }
  }

  /** Whether the area is in the session of an agent that has been detached. */
  private boolean isOfClosedSession() {
    return sessionArea != null && sessionArea.isClosed();
  }

  private static Recording nothing() {
    return new Recording(Area.anonymous(1));
  }

  private void noteMode(TraceMode mode) {
    if (sessionArea != null) {
      sessionArea.modeIs(mode.code());
    }
  }

  private static void checkSize(long words) {
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
      if (session.isClosed()) {
        return Area.anonymous(words);
      }
      throw new KcovException(Errno.ENOSPC, e.getMessage(), e);
    }
  }
}
