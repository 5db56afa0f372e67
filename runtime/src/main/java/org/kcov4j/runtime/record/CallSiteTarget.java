package org.kcov4j.runtime.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;

/**
 * Reads the target of a call site. The agent puts a class in its place that does without the JDK's
 * method: this one has lines, at which a debugger that steps into a line would stop in its probes.
 */
final class CallSiteTarget {
  private CallSiteTarget() {}

  @ForceInline
  static MethodHandle of(MutableCallSite site) {
    return site.getTarget();
  }
}
