package org.kcov4j.runtime.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * What threads of this JVM may have enabled so far: nothing, only modes that keep repeats, or any.
 * To a compiler the answers are constants; code that was compiled with another one is discarded
 * when it changes, also where it is running (the kernel's static keys, by the means of the JVM).
 *
 * <p>A JIT compiler takes the target of a call site that is a constant for a constant too, and
 * notes that the code depends on it. This site is never called: calls through it would take up the
 * compiler's budget for inlining (docs/adr/002). Its targets are handles told apart by identity.
 *
 * <p>Who enables a thread opens the gate in that thread before, so probes of an enabled thread see
 * it open; what others see does not matter. It closes when recording has ended.
 */
final class Gate {
  private static boolean asked;

  private Gate() {}

  /**
   * Says that there will be probes that ask. Called before: what is needed of the JDK is made now,
   * for there may be probes in that.
   */
  static void prepare() {
    asked = true;
    isOpen();
  }

  /** Whether any thread may have been enabled. */
  @ForceInline
  static boolean isOpen() {
    return CallSiteTarget.of(Key.SITE) != Key.CLOSED;
  }

  /** Whether any thread may record in UNIQUE, so that probes have to ask what was seen. */
  @ForceInline
  static boolean isOpenToUnique() {
    return CallSiteTarget.of(Key.SITE) == Key.OPEN_TO_ANY;
  }

  /**
   * Opens the gate; called by the thread that is to be enabled.
   *
   * @param mode a mode of {@link SessionLayout}; that of nothing opens nothing
   */
  static void open(int mode) {
    boolean unique = mode == SessionLayout.MODE_UNIQUE;
    if (!asked || mode == SessionLayout.MODE_NONE || isOpen() && !unique || isOpenToUnique()) {
      return;
    }
    synchronized (Key.SITE) {
      if (!isOpenToUnique()) {
        Key.SITE.setTarget(unique ? Key.OPEN_TO_ANY : Key.OPEN_TO_REPEATS);
      }
    }
  }

  /** Closes the gate; called when probes record nothing any more, whatever threads do. */
  static void close() {
    if (asked) {
      synchronized (Key.SITE) {
        Key.SITE.setTarget(Key.CLOSED);
      }
    }
  }

  /** Takes milliseconds to make, on old JDKs tens of them; so only where it is asked. */
  private static final class Key {
    static final MethodHandle CLOSED = handle();
    static final MethodHandle OPEN_TO_REPEATS = handle();
    static final MethodHandle OPEN_TO_ANY = handle();
    static final MutableCallSite SITE = new MutableCallSite(CLOSED);

    /** A new handle of a method that any class may call: this one may not look up its own. */
    private static MethodHandle handle() {
      MethodType nothing = MethodType.methodType(void.class);
      try {
        return MethodHandles.publicLookup().findStatic(Thread.class, "yield", nothing);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("expected a method Thread.yield()", e);
      }
    }
  }
}
