package org.kcov4j.runtime.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * Whether any thread may be enabled. While it is closed, compiled code holds the constant false
 * here and every probe folds to nothing; opening it deoptimizes that code, once (docs/adr/002).
 */
final class Gate {
  private static volatile boolean always;

  private Gate() {}

  /**
   * Says that threads are enabled from the start. Must be called before the first probe runs: the
   * answer is then a constant and the call site below is never made, which saves its start-up cost.
   */
  static void openFromStart() {
    always = true;
  }

  @ForceInline
  static boolean isOpen() {
    return Constant.ALWAYS || Switch.isOpen();
  }

  /** Opens the gate for good. When this returns, no thread takes it for closed any more. */
  static void open() {
    if (!Constant.ALWAYS) {
      Switch.open();
    }
  }

  /** Read when the first probe runs, and from then on a constant to the compiler. */
  private static final class Constant {
    static final boolean ALWAYS = always;
  }

  private static final class Switch {
    private static final MutableCallSite SITE =
        new MutableCallSite(MethodHandles.constant(boolean.class, false));
    private static final MethodHandle IS_OPEN = SITE.dynamicInvoker();
    private static volatile boolean open;

    @ForceInline
    static boolean isOpen() {
      try {
        return (boolean) IS_OPEN.invokeExact();
      } catch (Throwable e) {
        // Not reachable: a constant does not throw. Open is the answer that loses nothing.
        return true;
      }
    }

    static void open() {
      if (!open) {
        openOnce();
      }
    }

    private static synchronized void openOnce() {
      SITE.setTarget(MethodHandles.constant(boolean.class, true));
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
      open = true;
    }
  }
}
