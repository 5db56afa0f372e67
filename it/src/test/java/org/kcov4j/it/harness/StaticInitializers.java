package org.kcov4j.it.harness;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Method;
import com.sun.jdi.ThreadReference;

/**
 * Tells, step by step, whether a {@code <clinit>} is on the stack of the thread. Frames are counted
 * only while one is, since each count is a round trip to the debugged JVM.
 */
final class StaticInitializers {

  private Method outermost;
  private int depth;

  /** To be called for each step, while the thread is suspended there. */
  boolean contain(ThreadReference thread, Method method) {
    if (outermost != null && !method.equals(outermost) && frames(thread) <= depth) {
      outermost = null;
    }
    if (outermost == null && method.isStaticInitializer()) {
      outermost = method;
      depth = frames(thread);
    }
    return outermost != null;
  }

  private static int frames(ThreadReference thread) {
    try {
      return thread.frameCount();
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("not stopped: " + thread, e);
    }
  }
}
