package org.kcov4j.runtime.record;

/**
 * Whether any thread of this JVM has ever been enabled. While none has, probes do no more than ask.
 *
 * <p>A plain field suffices: who enables a thread stores true in that thread before, and it is
 * never false again, so probes of an enabled thread see it open; what others see does not matter. A
 * call site that folds to a constant until it is relinked was measured and rejected: its lambda
 * forms use up the compiler's inlining budget (docs/adr/002).
 */
final class Gate {
  private static boolean open;

  private Gate() {}

  /**
   * Says that threads are enabled from the start. Must be called before the first probe runs: the
   * answer is a constant to the compiler then.
   */
  static void openFromStart() {
    open = true;
  }

  @ForceInline
  static boolean isOpen() {
    return Constant.ALWAYS || open;
  }

  /** Opens the gate for good; called by the thread that is to be enabled. */
  static void open() {
    if (!open) {
      open = true;
    }
  }

  /** Read when the first probe runs. */
  private static final class Constant {
    static final boolean ALWAYS = open;
  }
}
