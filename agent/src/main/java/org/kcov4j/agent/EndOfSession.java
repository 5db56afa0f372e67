package org.kcov4j.agent;

import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.session.Session;

/** Notes the end of a JVM that ends in an orderly way. */
final class EndOfSession extends Thread {
  private final Session session;

  EndOfSession(Session session) {
    super("kcov4j-end");
    this.session = session;
  }

  @Override
  public void run() {
    ContextTable.sweepAll();
    session.end();
  }
}
