package org.kcov4j.runtime.record;

import java.lang.ref.WeakReference;
import org.kcov4j.runtime.area.Memory;
import org.kcov4j.runtime.layout.AreaLayout;
import org.kcov4j.runtime.layout.SessionLayout;
import sun.misc.Unsafe;

/**
 * What a thread, platform or virtual, has enabled: kcov's fields of {@code task_struct}.
 *
 * <p>A thread gets its context at its first block and keeps it until it ends, so frames may hold it
 * in a local variable whatever is enabled meanwhile. All state is written by the thread itself.
 *
 * <pre>
 *                            recording == null   in PC                     in UNIQUE
 * interrupts == 0              idle                recording                 recording
 * interrupts  > 0              idle                idle until the last exit  idle until the last exit
 * class initializers > 0       idle                idle until the last exit  recording
 * </pre>
 *
 * Idle means that the probe's fields show an area of no room, so that probes need not ask.
 */
public final class Context {
  private static final int BIAS = Integer.MIN_VALUE;
  // Contexts of threads while nothing records: only the API looks at them, and no raw memory is
  // used.
  private static final ThreadLocal<Context> UNRECORDED = new ThreadLocal<>();

  private static volatile boolean installed;

  // What probes read: plain fields, for no other thread writes them and none reads them.

  /** Address of the area's count word. */
  long area;

  /** Address of the unique filter's slots, or 0 where repeats are kept. */
  long filter;

  /** How many PCs the area has room for, biased by 2^31 for the unsigned comparison. */
  int biasedRoom = BIAS;

  /** Number of slots of the filter less one. */
  int filterMask;

  /** Whether the area is to be doubled when it is full. */
  boolean growing;

  // What probes do not read.

  /** The id of the thread; ids are never used again. */
  final long threadId;

  /** The next context of the same bucket; written under the table's lock. */
  Context next;

  private final WeakReference<Thread> thread;
  private final boolean recorded;
  private Recording recording;
  private int interrupts;
  private int classInitializers;

  /** A context with nothing enabled, that probes see if it is recorded. */
  Context(Thread thread, long threadId, boolean recorded) {
    this.thread = new WeakReference<>(thread);
    this.threadId = threadId;
    this.recorded = recorded;
    show();
  }

  /** Says that probes will run; contexts are their threads' own from then on. */
  static void install() {
    installed = true;
  }

  /** The context of the calling thread. Without an agent it serves the API's bookkeeping only. */
  public static Context current() {
    return installed ? ContextTable.current() : unrecorded();
  }

  /** The thread's id, unique while the JVM runs. */
  public long threadId() {
    return threadId;
  }

  /** Whether the thread has ended. A thread that nobody holds any more has. */
  public boolean isDead() {
    Thread t = thread.get();
    return t == null || !t.isAlive();
  }

  /** What is enabled, or null. Another thread may ask only after this one's death. */
  public Recording recording() {
    return recording;
  }

  /**
   * Starts recording; called by the thread itself, with nothing enabled.
   *
   * @param mode {@link SessionLayout#MODE_PC} or {@link SessionLayout#MODE_UNIQUE}
   */
  public void enable(Recording newRecording, int mode) {
    if (recorded) {
      newRecording.prepare(mode);
      Gate.open();
    }
    recording = newRecording;
    show();
  }

  /** Stops recording; called by the thread itself. */
  public void disable() {
    recording = null;
    show();
  }

  /** Suspends recording until the matching {@link #exitInterrupt}; nests. */
  public void enterInterrupt() {
    interrupts++;
    show();
  }

  /** Ends what {@link #enterInterrupt} began; recording resumes at the outermost exit. */
  public void exitInterrupt() {
    if (interrupts > 0) {
      interrupts--;
      show();
    }
  }

  /** Begins a class initializer, an interrupt except in UNIQUE: when it runs is an accident. */
  void enterClassInitializer() {
    classInitializers++;
    show();
  }

  /** Ends what {@link #enterClassInitializer} began, if the gate was open then. */
  void exitClassInitializer() {
    if (classInitializers > 0) {
      classInitializers--;
      show();
    }
  }

  /**
   * Adds to the unique filter; a count of 0 says that the area was reset. Returns whether the PC is
   * to be stored.
   */
  boolean addToFilter(int pc, int count) {
    UniqueFilter unique = recording.filter();
    if (count == 0) {
      unique.clear();
    }
    boolean added = unique.add(pc);
    filter = unique.address();
    filterMask = unique.mask();
    return added;
  }

  /**
   * Makes room in a growing area that holds so many PCs; false if the count is not to be trusted.
   */
  boolean grow(int count) {
    if (count != recording.room()) {
      return false;
    }
    enterInterrupt();
    try {
      recording.grow();
      return true;
    } catch (StackOverflowError e) {
      // The thread is about to fail on its own account: this PC is lost, nothing else.
      return false;
    } finally {
      exitInterrupt();
    }
  }

  /** Sets what probes read. The order does not matter: no probe of this thread runs in between. */
  private void show() {
    if (!recorded) {
      return;
    }
    if (recording == null
        || interrupts > 0
        || classInitializers > 0 && recording.filter() == null) {
      area = Idle.AREA;
      filter = 0;
      biasedRoom = BIAS;
      growing = false;
      return;
    }
    area = recording.area().address();
    biasedRoom = recording.room() + BIAS;
    growing = recording.canGrow();
    UniqueFilter unique = recording.filter();
    filter = unique == null ? 0 : unique.address();
    filterMask = unique == null ? 0 : unique.mask();
  }

  private static Context unrecorded() {
    Context context = UNRECORDED.get();
    if (context == null) {
      Thread thread = Thread.currentThread();
      context = new Context(thread, thread.getId(), false);
      UNRECORDED.set(context);
    }
    return context;
  }

  /** The area without room. */
  private static final class Idle {
    static final long AREA = zeroWord();

    private static long zeroWord() {
      Unsafe unsafe = Memory.UNSAFE;
      long address = unsafe.allocateMemory(AreaLayout.WORD_BYTES);
      unsafe.putInt(address, 0);
      return address;
    }
  }
}
