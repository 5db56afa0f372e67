package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import org.kcov4j.runtime.session.Session;

/** What records in this JVM: the parts that a start has put together. */
final class RunningAgent {
  private static RunningAgent current;

  final Instrumentation instrumentation;
  final CoverageTransformer transformer;
  final Session session;

  RunningAgent(Instrumentation instrumentation, CoverageTransformer transformer, Session session) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.session = session;
  }

  /** What records now, or null. */
  static synchronized RunningAgent current() {
    return current;
  }

  /** Says what records from now on; null for nothing. */
  static synchronized void setCurrent(RunningAgent agent) {
    current = agent;
  }
}
