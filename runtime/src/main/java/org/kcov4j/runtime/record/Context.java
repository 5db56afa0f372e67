package org.kcov4j.runtime.record;

import java.lang.ref.WeakReference;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * What a thread, platform or virtual, has enabled: kcov's fields of {@code task_struct}.
 *
 * <p>A thread gets its context at its first block and keeps it until it ends, so frames may hold it
 * in a local variable whatever is enabled meanwhile. All state is written by the thread itself.
 *
 * <pre>
 *                            recording == null   in PC and CMP             in UNIQUE
 * interrupts == 0              idle                recording                 recording
 * interrupts  > 0              idle                idle until the last exit  idle until the last exit
 * class loading > 0            idle                idle until the last exit  recording
 * </pre>
 *
 * Idle means that {@link ProbeView} shows an area of no room. In CMP block probes are shown none
 * either, in the other modes comparison probes.
 *
 * <p>A context is of a generation: from an agent's start to its detachment, or from there to the
 * next start. When its generation is over it is idle for good, whatever it is told; frames of that
 * generation's code may go on with it.
 *
 * <p>A {@linkplain #enterSection section} records elsewhere for a while: what the thread has
 * enabled itself is set aside until the section's end. Sections do not nest.
 */
public final class Context extends ProbeView {
  // Contexts of threads while nothing records: only the API looks at them, and no raw memory is
  // used.
  private static final ThreadLocal<Context> UNRECORDED = new ThreadLocal<>();

  // 0 before an agent records, odd while one does, even when it has been detached.
  private static volatile int generation;
  private static boolean jdkInstrumented;

  /** The id of the thread; ids are never used again. */
  final long threadId;

  /** The generation it was made in. */
  final int madeIn = generation;

  /** The next context of the same bucket; written under the table's lock. */
  Context next;

  /** Whether the thread was asked what it records; the table's. */
  boolean started;

  /** Whether the thread is in the table's search for this; the table's. */
  boolean finding;

  private final boolean recorded;
  // Null until it is known.
  private volatile WeakReference<Thread> thread;
  private boolean transforming;
  // What probes record into: the section if there is one, else what is enabled.
  private Recording recording;
  private Recording section;
  // What is recorded without the thread's having asked, while it has nothing else enabled.
  private Recording automatic;
  // What is enabled, while there is a section.
  private Recording setAside;
  private int interrupts;
  private int classLoading;

  /**
   * A context with nothing enabled, that probes see if it is recorded. Runs nothing of the JDK's: a
   * probe there would look for this context in vain.
   */
  Context(long threadId, boolean recorded) {
    this.threadId = threadId;
    this.recorded = recorded;
    show();
  }

  /** A context that is idle for good, whatever it is told, so that any threads may share it. */
  static Context idleForGood(long threadId) {
    Context context = new Context(threadId, false);
    context.showIdle();
    return context;
  }

  /** Names the thread whose death ends the context. */
  void belongsTo(Thread owner) {
    thread = new WeakReference<>(owner);
  }

  /** The generation of code and contexts that runs now. */
  static int generation() {
    return generation;
  }

  /** Whether an agent records, so that contexts made now are seen by probes. */
  static boolean isRecordingGeneration() {
    return (generation & 1) != 0;
  }

  /** Says that probes will run; contexts are their threads' own from then on. */
  static void startGeneration() {
    generation |= 1;
  }

  /** Says that the probes there are record no more. */
  static void endGeneration() {
    generation = (generation | 1) + 1;
  }

  /** Says that the JDK's classes get probes too; to be called before they do. */
  public static void jdkIsInstrumented() {
    // Made now: where it is first asked for, nothing of the JDK's may run.
    BlockNumbers.noneSeen();
    jdkInstrumented = true;
  }

  /**
   * Begins an interrupt around calls of the JDK that are not the program's, where they would be
   * recorded.
   *
   * @return the context to {@linkplain #exitInterrupt exit} then, or null
   */
  public static Context enterJdk() {
    if (!jdkInstrumented) {
      return null;
    }
    Context context = current();
    context.enterInterrupt();
    return context;
  }

  /** Ends what {@link #enterJdk} began. */
  public static void exitJdk(Context entered) {
    if (entered != null) {
      entered.exitInterrupt();
    }
  }

  /** The context of the calling thread. Without an agent it serves the API's bookkeeping only. */
  public static Context current() {
    return generation == 0 ? unrecorded() : ContextTable.current();
  }

  /** The thread's id, unique while the JVM runs. */
  public long threadId() {
    return threadId;
  }

  /** The thread, or null if nobody holds it any more. */
  Thread thread() {
    WeakReference<Thread> reference = thread;
    return reference == null ? null : reference.get();
  }

  /** Whether the thread has ended. A thread that nobody holds any more has. */
  public boolean isDead() {
    WeakReference<Thread> reference = thread;
    if (reference == null) {
      return false;
    }
    Thread t = reference.get();
    return t == null || !t.isAlive();
  }

  /** Whether nothing is recorded with it any more, since its agent has been detached. */
  public boolean isOver() {
    return madeIn != generation;
  }

  /** Whether it belongs to the same thread as another. */
  public boolean isOfSameThread(Context other) {
    return threadId == other.threadId;
  }

  /** What is enabled, or null. Another thread may ask only after this one's death. */
  public Recording recording() {
    return section == null ? recording : setAside;
  }

  /** Whether the thread has enabled something itself. */
  public boolean isBusy() {
    return recording() != automatic;
  }

  /** What is recorded while the thread has enabled nothing itself, or null. */
  public Recording automatic() {
    return automatic;
  }

  /** What the section records into, or null outside of one. */
  public Recording section() {
    return section;
  }

  /**
   * Starts recording what the thread has not asked for; called by the thread itself, with nothing
   * enabled. Suspended while something else is.
   *
   * @param mode as for {@link #enable}
   */
  public void enableAutomatically(Recording newRecording, int mode) {
    enable(newRecording, mode);
    automatic = newRecording;
  }

  /**
   * Starts recording; called by the thread itself, while it is not {@linkplain #isBusy busy}.
   *
   * @param mode {@link SessionLayout#MODE_PC}, {@link SessionLayout#MODE_UNIQUE} or {@link
   *     SessionLayout#MODE_CMP}; {@link SessionLayout#MODE_NONE} for an area without room
   */
  public void enable(Recording newRecording, int mode) {
    if (isRecorded()) {
      newRecording.prepare(mode);
      Gate.open(mode);
    }
    recording = newRecording;
    show();
  }

  /**
   * Stops recording, not that of a section; called by the thread itself. What was recorded
   * automatically before goes on; if there is nothing else, it ends.
   */
  public void disable() {
    if (!isBusy()) {
      automatic = null;
    }
    if (section == null) {
      recording = automatic;
    } else {
      setAside = automatic;
    }
    show();
  }

  /**
   * Begins a section, whose area is empty then; called by the thread itself, outside of one.
   *
   * @param mode as for {@link #enable}
   */
  public void enterSection(Recording newSection, int mode) {
    if (isRecorded()) {
      newSection.prepare(mode);
      newSection.reset();
      newSection.forgetSeen();
      Gate.open(mode);
    }
    setAside = recording;
    section = newSection;
    recording = newSection;
    show();
  }

  /** Ends the section; what was enabled before is recorded again, unless it was disabled. */
  public void exitSection() {
    recording = setAside;
    section = null;
    setAside = null;
    show();
  }

  /** Called by another thread after this one's death. */
  void ended() {
    if (section != null) {
      section.threadEnded();
    }
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

  /**
   * Begins the transformation of a class, an interrupt.
   *
   * @return false if the thread is transforming one already; then nothing has begun
   */
  public boolean enterTransformation() {
    if (transforming) {
      return false;
    }
    transforming = true;
    enterInterrupt();
    return true;
  }

  /** Ends what {@link #enterTransformation} began. */
  public void exitTransformation() {
    transforming = false;
    exitInterrupt();
  }

  /**
   * Begins class loading or initialization, an interrupt except in UNIQUE: when it happens is an
   * accident.
   */
  void enterClassLoading() {
    classLoading++;
    show();
  }

  /** Ends what {@link #enterClassLoading} began. */
  void exitClassLoading() {
    if (classLoading > 0) {
      classLoading--;
      show();
    }
  }

  /**
   * Adapts to the blocks that were numbered since; called by the thread itself, in an interrupt
   * since it runs code of the JDK's.
   */
  void refresh() {
    if (!isRecorded()) {
      return;
    }
    if (recording != null) {
      recording.ensure(BlockNumbers.allSeen().capacity());
    }
    if (setAside != null) {
      setAside.ensure(BlockNumbers.allSeen().capacity());
    }
    if (automatic != null) {
      automatic.ensure(BlockNumbers.allSeen().capacity());
    }
  }

  /** Called when a method is entered and the count is 0: what was seen is new again. */
  void attendReset() {
    if (filtering && !isOver()) {
      enterInterrupt();
      recording.forgetSeen();
      exitInterrupt();
    }
  }

  /**
   * Makes room in a growing area that holds so many PCs or records, 1 or more; false if the count
   * is not to be trusted, or the thread is about to fail for want of stack: then this PC is lost,
   * nothing else.
   */
  boolean grow(int count) {
    if (isOver() || count - 1 + BIAS > recording.room() - 1 + BIAS || !StackRoom.isThere()) {
      return false;
    }
    enterInterrupt();
    try {
      recording.grow();
    } catch (StackOverflowError e) {
      return false;
    } finally {
      exitInterrupt();
    }
    // If it was over by then, the fields do not show the new memory.
    return !isOver();
  }

  /**
   * Sets what probes read. The order does not matter, for no probe of this thread runs in between:
   * nothing of the JDK's is called here.
   */
  void show() {
    if (!recorded) {
      return;
    }
    if (isOver()) {
      // What the fields show may be about to go.
      leaveNoRoom();
      leaveArea();
    } else if (recording == null
        || interrupts > 0
        || classLoading > 0 && recording.seen() == null) {
      showIdle();
    } else {
      show(recording);
    }
  }

  private boolean isRecorded() {
    return recorded && !isOver();
  }

  private static Context unrecorded() {
    Context context = UNRECORDED.get();
    if (context == null) {
      Thread thread = Thread.currentThread();
      context = new Context(thread.getId(), false);
      context.belongsTo(thread);
      UNRECORDED.set(context);
    }
    return context;
  }
}
