package org.kcov4j.runtime;

import org.junit.jupiter.api.AfterEach;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;

/** One Kcov, without an agent: the test plays the instrumented program. */
abstract class KcovFixture {
  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  final Kcov kcov = Kcov.open();

  @AfterEach
  void disable() {
    Context.current().disable();
  }
}
