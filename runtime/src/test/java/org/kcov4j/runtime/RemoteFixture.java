package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.remote.Registered;

/** Remote coverage, without an agent: the test plays the instrumented program. */
abstract class RemoteFixture {
  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  static final RemoteHandle A = RemoteHandle.of(1, 1);
  static final RemoteHandle B = RemoteHandle.of(1, 2);
  static final RemoteHandle COMMON = RemoteHandle.common(5);

  final Kcov kcov = Kcov.open();
  final TraceArea area = kcov.init(16);
  private final List<Kcov> all = new ArrayList<>(List.of(kcov));

  @AfterEach
  void nothingShouldStayRegistered() throws Exception {
    for (Kcov each : all) {
      try {
        each.disable();
      } catch (KcovException notEnabled) {
        assertThat(notEnabled.errno()).isEqualTo(Errno.EINVAL);
      }
      each.close();
    }
    assertThat(Context.current().section()).isNull();
    assertThat(Context.current().recording()).isNull();
    assertThat(RemoteHandle.inherited()).isNull();
    assertThat(Registered.handles()).isZero();
  }

  /** Runs a section. */
  static void in(RemoteHandle handle, int... pcs) {
    handle.start();
    for (int pc : pcs) {
      Probe.enter(pc);
    }
    handle.stop();
  }

  Kcov open(long words) {
    Kcov opened = Kcov.open();
    opened.init(words);
    all.add(opened);
    return opened;
  }
}
