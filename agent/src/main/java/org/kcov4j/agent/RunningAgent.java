package org.kcov4j.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.Predicate;
import org.kcov4j.agent.log.AgentLog;
import org.kcov4j.runtime.session.Session;

/** What records in this JVM: the parts that a start has put together. */
final class RunningAgent {
  private static RunningAgent current;

  final Instrumentation instrumentation;
  final Detachable transformer;
  final Session session;
  final AgentLog log;
  private final Predicate<Class<?>> rewritten;
  private final Thread atShutdown;

  /**
   * @param rewritten the classes that are other ones than without the agent
   */
  RunningAgent(
      Instrumentation instrumentation,
      Detachable transformer,
      Session session,
      AgentLog log,
      Predicate<Class<?>> rewritten) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.session = session;
    this.log = log;
    this.rewritten = rewritten;
    atShutdown = new EndOfSession(session);
  }

  /** What records now, or null. */
  static synchronized RunningAgent current() {
    return current;
  }

  /** Says what records from now on; null for nothing. */
  static synchronized void setCurrent(RunningAgent agent) {
    current = agent;
  }

  /** Whether a class is another one than without the agent. */
  boolean rewrites(Class<?> type) {
    return rewritten.test(type);
  }

  /** Has the session's end noted when the JVM ends. */
  void watchShutdown() {
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /** Ends the session, and closes its files and the log's. */
  void close() {
    session.close();
    log.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs, and finds nothing to do.
    }
  }
}
