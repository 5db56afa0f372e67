package org.kcov4j.runtime.record;

import java.util.ArrayList;
import java.util.List;

/**
 * The contexts of a generation that is over, with which threads may still be recording. To be
 * called in this order:
 *
 * <pre>
 * retire           threads that enter methods, or tell their contexts anything, find it is over
 * leaveNoRoom      again and again, until nothing changes while each thread has left the recorder
 * leaveAreas       when each thread has left it again
 * end              and again: then nobody uses the memory
 * </pre>
 *
 * That a thread has left the recorder can be seen in its stack trace. Compiled code may keep values
 * of a context beyond that; it is gone when the recorder's classes were retransformed.
 */
public final class RetiredContexts {
  private final List<Context> contexts;
  private final ThreadPolicy policy;

  RetiredContexts(List<Context> contexts, ThreadPolicy policy) {
    this.contexts = contexts;
    this.policy = policy;
  }

  /** The classes whose code is inlined into probes. */
  public static Class<?>[] probeClasses() {
    return new Class<?>[] {Recorder.class, Comparisons.class, ObjectComparisons.class};
  }

  /** Whether a stack frame's class belongs to the recorder. */
  public static boolean isRecorder(String className) {
    String own = RetiredContexts.class.getName();
    return className.startsWith(own.substring(0, own.lastIndexOf('.') + 1));
  }

  /** The threads that are alive. */
  public List<Thread> threads() {
    List<Thread> threads = new ArrayList<>();
    for (Context each : contexts) {
      Thread thread = each.thread();
      if (thread != null && thread.isAlive()) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /**
   * Leaves probes that still run no room.
   *
   * @return whether they had none already
   */
  public boolean leaveNoRoom() {
    boolean done = true;
    for (Context each : contexts) {
      done &= each.leaveNoRoom();
    }
    return done;
  }

  /** Has probes that still run look at no area's memory. */
  public void leaveAreas() {
    for (Context each : contexts) {
      each.leaveArea();
    }
  }

  /** Tells the policy that nobody uses what its threads recorded into. */
  public void end() {
    for (Context each : contexts) {
      each.ended();
      if (policy != null) {
        policy.recordingEnded(each);
      }
    }
    contexts.clear();
  }
}
