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
  boolean contain(ThreadReference thread, Method method) throws IncompatibleThreadStateException {
    if (outermost != null && !method.equals(outermost) && thread.frameCount() <= depth) {
      outermost = null;
    }
    if (outermost == null && method.isStaticInitializer()) {
      outermost = method;
      depth = thread.frameCount();
    }
    return outermost != null;
  }
}
