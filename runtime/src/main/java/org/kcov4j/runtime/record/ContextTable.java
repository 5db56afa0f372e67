package org.kcov4j.runtime.record;

import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.area.Privileged;
import org.kcov4j.runtime.layout.SessionLayout;
import sun.misc.Unsafe;

/**
 * The contexts of all threads, by thread id: a hash table of chains that is read without locks or
 * JDK calls, since every method entry does.
 *
 * <p>A context is added under the lock by its own thread, which sees its own store without further
 * ado; a thread that races past it does not look for it. A walk that misses because it raced with a
 * removal is made again under the lock.
 */
public final class ContextTable {
  private static final Unsafe U = Memory.UNSAFE;
  // Thread.getId() can be overridden by user code (and calls it); the field cannot.
  private static final long THREAD_ID = Memory.fieldOffset(Thread.class, "tid");
  private static final Context[] BUCKETS = new Context[1 << 13];
  private static final int MASK = BUCKETS.length - 1;
  // Stands for no thread: no id is negative.
  private static final Context NOBODY = new Context(-1, false);
  // The context of each bucket that was looked for last: by code of the first generation, whose
  // contexts are all there is in it, and by that of later ones.
  private static final Context[] RECENT = new Context[BUCKETS.length];
  private static final Context[] RECENT_LATER = new Context[BUCKETS.length];
  // How many buckets are searched for dead threads whenever a thread is new.
  private static final int SWEEP = 64;
  private static final Object LOCK = new Object();
  // Stands for threads whose constructors are still running (JNI attach): they have no ids yet.
  private static final Context UNBORN = Context.idleForGood(0);
  // What code of a generation finds that is over.
  private static final Context OVER = Context.idleForGood(-2);

  /**
   * What frames hold that were entered while the {@link Gate} was closed: to a compiler, a
   * constant.
   */
  static final Context CLOSED = Context.idleForGood(-3);

  static {
    forgetRecent();
  }

  private static volatile ThreadPolicy policy;
  private static int sweepAt;

  private ContextTable() {}

  /**
   * Sets who decides about new threads, before any probe runs.
   *
   * @param mode what threads are enabled for without asking, a mode of {@link SessionLayout}; where
   *     it is UNIQUE probes need not ask the gate
   * @return the generation that the probes to come are of: they hand it over with each method
   *     entered unless it is {@link Recorder#FIRST_GENERATION}
   */
  public static int install(ThreadPolicy newPolicy, int mode) {
    if (mode != SessionLayout.MODE_UNIQUE) {
      Gate.prepare();
      Gate.open(mode);
    }
    synchronized (LOCK) {
      policy = newPolicy;
      if (!Context.isRecordingGeneration()) {
        removeAll(new ArrayList<>());
        Context.startGeneration();
      }
      return Context.generation();
    }
  }

  /**
   * Ends the generation: threads have new contexts from now on, which no probe sees. What is still
   * running is told by {@link RetiredContexts}.
   */
  public static RetiredContexts retire() {
    List<Context> contexts = new ArrayList<>();
    ThreadPolicy last;
    synchronized (LOCK) {
      last = policy;
      policy = null;
      Context.endGeneration();
      // Code of this generation has no larger numbers.
      OVER.showAllSeen();
      removeAll(contexts);
    }
    forgetRecent();
    Gate.close();
    return new RetiredContexts(contexts, last);
  }

  /** The calling thread's context, for code of the first generation. */
  @ForceInline
  static Context ofFirst() {
    Context recent = recentOfFirst();
    return recent != null ? recent : find(id(Thread.currentThread()), Recorder.FIRST_GENERATION);
  }

  /** As {@link #ofFirst}, but null if another thread was the last to be looked for in its place. */
  @ForceInline
  static Context recentOfFirst() {
    long id = id(Thread.currentThread());
    Context context = RECENT[(int) id & MASK];
    return context.threadId == id ? context : null;
  }

  /** The calling thread's context, for code of a later generation. */
  @ForceInline
  static Context of(int generation) {
    Context recent = recentOf(generation);
    return recent != null ? recent : find(id(Thread.currentThread()), generation);
  }

  /** As {@link #of}, but null if another thread was the last to be looked for in its place. */
  @ForceInline
  static Context recentOf(int generation) {
    long id = id(Thread.currentThread());
    Context context = RECENT_LATER[(int) id & MASK];
    return context.threadId == id && context.madeIn == generation ? context : null;
  }

  /** The calling thread's context of now. */
  static Context current() {
    Context context;
    do {
      int generation = Context.generation();
      context = generation == Recorder.FIRST_GENERATION ? ofFirst() : of(generation);
      // A context of the first may be found when that is over; then it says so.
    } while (context == OVER || context.isOver() && context != UNBORN);
    return context;
  }

  @ForceInline
  static long id(Thread thread) {
    return U.getLong(thread, THREAD_ID);
  }

  /** Makes every thread come to {@link #find} when it next enters a method. */
  static void forgetRecent() {
    U.fullFence();
    Arrays.fill(RECENT, NOBODY);
    Arrays.fill(RECENT_LATER, NOBODY);
  }

  /** Tells the policy about every thread that has ended and forgets it. */
  public static void sweepAll() {
    List<Context> dead = new ArrayList<>();
    synchronized (LOCK) {
      sweep(BUCKETS.length, dead);
    }
    tellEnded(dead);
  }

  /**
   * Finds the calling thread's context, fits it to the blocks there are, and makes it recent.
   *
   * <p>Where JDK classes are instrumented this is called again by what it runs itself. So nothing
   * of the JDK's runs before the context is in the table and idle, and what comes here again then
   * finds it and does no more.
   */
  private static Context find(long id, int generation) {
    int bucket = (int) id & MASK;
    Context[] recent = generation == Recorder.FIRST_GENERATION ? RECENT : RECENT_LATER;
    if (id == 0) {
      return findUnborn(recent, bucket);
    }
    Context context = findOrAdd(id, bucket, generation);
    if (context == OVER) {
      return OVER;
    }
    boolean outermost = !context.finding;
    context.finding = true;
    context.enterInterrupt();
    boolean found = false;
    try {
      SeenTable allSeen;
      do {
        allSeen = BlockNumbers.allSeen();
        recent[bucket] = context;
        // Either what follows sees the new table, or forgetRecent() comes after the store.
        U.fullFence();
        context.show();
        if (outermost) {
          start(context);
          context.refresh();
        }
      } while (allSeen != BlockNumbers.allSeen());
      found = true;
    } finally {
      if (outermost) {
        context.finding = false;
        if (!found || !context.started) {
          recent[bucket] = NOBODY;
        }
      }
      context.exitInterrupt();
    }
    return context;
  }

  private static Context findUnborn(Context[] recent, int bucket) {
    SeenTable allSeen;
    do {
      allSeen = BlockNumbers.allSeen();
      // Threads share it: an older table must not be stored after a newer one.
      synchronized (LOCK) {
        UNBORN.showAllSeen();
      }
      recent[bucket] = UNBORN;
      U.fullFence();
    } while (allSeen != BlockNumbers.allSeen());
    return UNBORN;
  }

  private static Context findOrAdd(long id, int bucket, int generation) {
    if (generation != Context.generation()) {
      return OVER;
    }
    for (Context c = BUCKETS[bucket]; c != null; c = c.next) {
      if (c.threadId == id) {
        return c;
      }
    }
    synchronized (LOCK) {
      if (generation != Context.generation()) {
        return OVER;
      }
      for (Context c = BUCKETS[bucket]; c != null; c = c.next) {
        if (c.threadId == id) {
          return c;
        }
      }
      Context context = new Context(id, Context.isRecordingGeneration());
      context.next = BUCKETS[bucket];
      BUCKETS[bucket] = context;
      return context;
    }
  }

  /** Asks, once, what the context's thread records. */
  private static void start(Context context) {
    Thread thread = Thread.currentThread();
    // A thread whose constructor is still running may have an id and no name yet.
    if (context.started || thread.getName() == null) {
      return;
    }
    context.started = true;
    context.belongsTo(thread);
    try {
      Privileged.run(new Start(context, thread));
    } catch (RuntimeException | Error e) {
      // A policy does not throw; if one does, the program must not be the one to see it.
    }
  }

  private static void start(Context context, Thread thread) {
    List<Context> dead = new ArrayList<>();
    synchronized (LOCK) {
      sweep(SWEEP, dead);
    }
    tellEnded(dead);
    ThreadPolicy p = policy;
    if (InterruptThreads.contain(thread)) {
      context.enterInterrupt(); // For good.
    } else if (p != null) {
      p.threadStarted(context, thread);
    }
  }

  private static final class Start implements PrivilegedAction<Void> {
    private final Context context;
    private final Thread thread;

    Start(Context context, Thread thread) {
      this.context = context;
      this.thread = thread;
    }

    @Override
    public Void run() {
      start(context, thread);
      return null;
    }
  }

  private static void removeAll(List<Context> removed) {
    for (int i = 0; i < BUCKETS.length; i++) {
      for (Context c = BUCKETS[i]; c != null; c = c.next) {
        removed.add(c);
      }
      BUCKETS[i] = null;
    }
  }

  private static void sweep(int buckets, List<Context> dead) {
    for (int i = 0; i < buckets; i++) {
      sweepAt = (sweepAt + 1) & MASK;
      Context previous = null;
      for (Context c = BUCKETS[sweepAt]; c != null; c = c.next) {
        if (!c.isDead()) {
          previous = c;
        } else {
          dead.add(c);
          if (RECENT[sweepAt] == c) {
            RECENT[sweepAt] = NOBODY;
          }
          if (previous == null) {
            BUCKETS[sweepAt] = c.next;
          } else {
            previous.next = c.next;
          }
        }
      }
    }
  }

  private static void tellEnded(List<Context> dead) {
    ThreadPolicy p = policy;
    for (Context c : dead) {
      try {
        c.ended();
        if (p != null) {
          p.threadEnded(c);
        }
      } catch (RuntimeException | Error e) {
        // As at a start: not the program's business, nor the next thread's.
      }
    }
  }
}
