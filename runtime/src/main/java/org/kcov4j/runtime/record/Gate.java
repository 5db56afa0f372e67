package org.kcov4j.runtime.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import org.kcov4j.runtime.layout.SessionLayout;

/**
 * What threads of this JVM may have enabled so far: nothing, only modes that keep repeats, or any.
 * What has never been enabled costs probes nothing: to a compiler the answers are constants, and
 * code that was compiled with another answer is discarded when it changes, also where it is running
 * (the kernel's static keys, in the means of the JVM).
 *
 * <p>A JIT compiler takes the target of a constant call site for a constant, and notes that the
 * code depends on it. The site here is never called: calls through it would take up the compiler's
 * budget for inlining (docs/adr/002). Its targets are three handles that are told apart by
 * identity.
 *
 * <p>Who enables a thread opens the gate in that thread before, so probes of an enabled thread see
 * it open; what others see does not matter. It never closes again.
 */
final class Gate {
  private static boolean openToAnyFromStart;

  private Gate() {}

  /**
   * Says what threads are enabled from the start. Must be called before the first probe runs: what
   * is needed of the JDK is made now, for probes may run in there.
   *
   * @param mode a mode of {@link SessionLayout}; after UNIQUE there is nothing left to ask
   */
  static void start(int mode) {
    if (mode == SessionLayout.MODE_UNIQUE) {
      openToAnyFromStart = true;
      if (Constant.OPEN_TO_ANY) {
        return;
      }
    }
    if (mode != SessionLayout.MODE_NONE) {
      open(mode);
    } else {
      isOpen();
    }
  }

  /** Whether any thread may have been enabled. */
  @ForceInline
  static boolean isOpen() {
    return Constant.OPEN_TO_ANY || Key.SITE.getTarget() != Key.CLOSED;
  }

  /** Whether any thread may record in UNIQUE, so that probes have to ask what was seen. */
  @ForceInline
  static boolean isOpenToUnique() {
    return Constant.OPEN_TO_ANY || Key.SITE.getTarget() == Key.OPEN_TO_ANY;
  }

  /** Opens the gate to a mode for good; called by the thread that is to be enabled. */
  static void open(int mode) {
    boolean unique = mode == SessionLayout.MODE_UNIQUE;
    if (isOpen() && (isOpenToUnique() || !unique)) {
      return;
    }
    synchronized (Key.SITE) {
      if (!isOpenToUnique()) {
        Key.SITE.setTarget(unique ? Key.OPEN_TO_ANY : Key.OPEN_TO_REPEATS);
      }
    }
  }

  /** Read when the first probe runs. */
  private static final class Constant {
    static final boolean OPEN_TO_ANY = openToAnyFromStart;
  }

  /** The site; not made where the answer is a constant from the start. */
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
