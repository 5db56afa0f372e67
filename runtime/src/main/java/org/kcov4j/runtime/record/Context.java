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
 *                            recording == null   in PC and CMP             in UNIQUE
 * interrupts == 0              idle                recording                 recording
 * interrupts  > 0              idle                idle until the last exit  idle until the last exit
 * class loading > 0            idle                idle until the last exit  recording
 * </pre>
 *
 * Idle means that the probe's fields show an area of no room, so that probes need not ask. In CMP
 * the fields of block probes are always idle, in the other modes those of comparison probes.
 *
 * <p>A {@linkplain #enterSection section} records elsewhere for a while: what the thread has
 * enabled itself is set aside until the section's end. Sections do not nest.
 */
public final class Context {
  /** No room, biased. */
  static final int NO_ROOM = Integer.MIN_VALUE;

  private static final int BIAS = Integer.MIN_VALUE;
  // Comparisons with these are never true, and true for a count of 0 only.
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int AT_RESET = Integer.MAX_VALUE - 1;
  // A growing area grows, at the latest, at the first method entered with fewer words left.
  private static final int FEW_WORDS = 512;
  // Contexts of threads while nothing records: only the API looks at them, and no raw memory is
  // used.
  private static final ThreadLocal<Context> UNRECORDED = new ThreadLocal<>();

  private static volatile boolean installed;
  private static boolean jdkInstrumented;

  // What probes read: plain fields, for no other thread writes them and none reads them.

  /** Address of the area's count word. */
  long area;

  /** Whether the bit of a block that was recorded is set in the table at {@link #seen}. */
  boolean filtering;

  /**
   * Address of a table like {@link SeenTable}: of what the area holds in UNIQUE, empty in PC, full
   * while idle.
   */
  long seen;

  /** How many PCs the area has room for, biased by 2^31 for the unsigned comparison. */
  int biasedRoom;

  /**
   * If the count less one, unsigned, is larger, {@link #attend} is called when a method is entered;
   * biased by 2^31.
   */
  int biasedQuiet;

  /** Whether the area is to be doubled when it is full. */
  boolean growing;

  // What comparison probes read.

  /** Address of the count word of the area of comparisons. */
  long cmpArea;

  /** How many records that area has room for, biased by 2^31; {@link #NO_ROOM} outside of CMP. */
  int biasedCmpRoom;

  /** Whether that area is to be doubled when it is full. */
  boolean cmpGrowing;

  // What probes do not read.

  /** The id of the thread; ids are never used again. */
  final long threadId;

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
    context.area = Idle.AREA;
    context.biasedRoom = NO_ROOM;
    context.biasedQuiet = NEVER;
    context.cmpArea = Idle.AREA;
    context.biasedCmpRoom = NO_ROOM;
    return context;
  }

  /** Adapts a context that is idle for good to the blocks that were numbered since. */
  void showAllSeen() {
    filtering = true;
    seen = BlockNumbers.allSeen().address();
  }

  /** Names the thread whose death ends the context. */
  void belongsTo(Thread owner) {
    thread = new WeakReference<>(owner);
  }

  /** Says that probes will run; contexts are their threads' own from then on. */
  static void install() {
    installed = true;
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
    return installed ? ContextTable.current() : unrecorded();
  }

  /** The thread's id, unique while the JVM runs. */
  public long threadId() {
    return threadId;
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
    if (recorded) {
      newRecording.prepare(mode);
      Gate.open();
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
    if (recorded) {
      newSection.prepare(mode);
      newSection.reset();
      newSection.forgetSeen();
      Gate.open();
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

  /**
   * Called when a method is entered and the count stands out: the area was reset, or is nearly full
   * and can grow.
   */
  void attend(int count) {
    if (count == 0) {
      if (filtering) {
        enterInterrupt();
        recording.forgetSeen();
        exitInterrupt();
      }
    } else {
      grow(count);
    }
  }

  /**
   * Makes room in a growing area that holds so many PCs or records, 1 or more; false if the count
   * is not to be trusted.
   */
  boolean grow(int count) {
    if (count - 1 + BIAS > recording.room() - 1 + BIAS) {
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

  /**
   * Sets what probes read. The order does not matter, for no probe of this thread runs in between:
   * nothing of the JDK's is called here.
   */
  void show() {
    if (!recorded) {
      return;
    }
    cmpArea = Idle.AREA;
    biasedCmpRoom = NO_ROOM;
    cmpGrowing = false;
    boolean idle =
        recording == null || interrupts > 0 || classLoading > 0 && recording.seen() == null;
    if (idle || recording.comparing()) {
      area = Idle.AREA;
      filtering = true;
      seen = BlockNumbers.allSeen().address();
      biasedRoom = BIAS;
      biasedQuiet = NEVER;
      growing = false;
      if (!idle) {
        cmpArea = recording.area().address();
        biasedCmpRoom = recording.room() + BIAS;
        cmpGrowing = recording.canGrow();
      }
      return;
    }
    SeenTable own = recording.seen();
    area = recording.area().address();
    filtering = own != null;
    seen = own == null ? BlockNumbers.noneSeen().address() : own.address();
    biasedRoom = recording.room() + BIAS;
    growing = recording.canGrow();
    int quiet = recording.room() - FEW_WORDS;
    biasedQuiet = growing ? (quiet < 0 ? 0 : quiet) + BIAS : filtering ? AT_RESET : NEVER;
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

  /** The area without room, whose count is not 0, so that it needs no attention. */
  private static final class Idle {
    static final long AREA = countWord();

    private static long countWord() {
      Unsafe unsafe = Memory.UNSAFE;
      long address = unsafe.allocateMemory(AreaLayout.WORD_BYTES);
      unsafe.putInt(address, 1);
      return address;
    }
  }
}
