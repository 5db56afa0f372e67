package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionFacts;

/** Which starts and stops make a section, and which have no effect. */
class RemoteStartStopTest extends RemoteFixture {
  @TempDir Path directory;

  @Test
  void statement41_anUnknownHandleShouldHaveNoEffect() throws Exception {
    A.stop();
    A.start();
    A.stop();
    A.stop();
    kcov.enable(TraceMode.PC);
    A.start();
    Probe.enter(1);
    A.stop();
    Probe.enter(2);
    assertThat(pcs(area)).containsExactly(1, 2);
    kcov.disable();
    kcov.remoteEnable(TraceMode.PC, 16, B);
    onOtherThread(
        () -> {
          A.start();
          Probe.enter(3);
          in(B, 4);
          A.stop();
          B.stop();
        });
    assertThat(pcs(area)).containsExactly(1, 2, 4);
  }

  @Test
  void statement41_aStopOfAnotherHandleShouldHaveNoEffect() throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    onOtherThread(
        () -> {
          A.start();
          Probe.enter(1);
          B.stop();
          Probe.enter(2);
          assertThat(area.count()).isZero();
          A.stop();
        });
    assertThat(pcs(area)).containsExactly(1, 2);
  }

  @Test
  void statement41_aHandleEnabledAfterTheStartShouldGetNothing() throws Exception {
    A.start();
    kcov.remoteEnable(TraceMode.PC, 16, A);
    onOtherThread(() -> A.stop());
    Probe.enter(1);
    A.stop();
    assertThat(area.count()).isZero();
  }

  @Test
  void statement45_aDisableInBetweenShouldDiscardTheSection() {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    A.start();
    Probe.enter(1);
    kcov.disable();
    Probe.enter(2);
    A.stop();
    assertThat(area.count()).isZero();
    assertThat(area.pc(1)).isZero();
  }

  @Test
  void statement45_aNewEnableShouldNotGetTheOldSection() throws Exception {
    Kcov other = open(16);
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Gate started = new Gate();
    Gate enabled = new Gate();
    Thread section =
        new Thread(
            () -> {
              A.start();
              Probe.enter(1);
              started.open();
              enabled.pass();
              Probe.enter(2);
              A.stop();
              in(A, 3);
            });
    section.start();
    started.pass();
    kcov.disable();
    kcov.remoteEnable(TraceMode.PC, 16, A);
    kcov.disable();
    other.remoteEnable(TraceMode.PC, 16, A);
    enabled.open();
    section.join();
    assertThat(area.count()).isZero();
    assertThat(pcs(other.area())).containsExactly(3);
  }

  @Test
  void statement45_theSameKcovEnabledAgainShouldNotGetTheOldSection() throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Gate started = new Gate();
    Gate again = new Gate();
    Thread section =
        new Thread(
            () -> {
              A.start();
              Probe.enter(1);
              started.open();
              again.pass();
              A.stop();
            });
    section.start();
    started.pass();
    kcov.disable();
    kcov.remoteEnable(TraceMode.PC, 16, A);
    again.open();
    section.join();
    assertThat(area.count()).isZero();
  }

  @Test
  void statement46_aNestedStartShouldBeIgnoredWithAWarning() throws Exception {
    List<String> warnings = new ArrayList<>();
    Session session = Session.create(directory.toFile(), new SessionFacts(), warnings::add);
    Kcov other = open(16);
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Session.install(session);
    try {
      onOtherThread(
          () -> {
            other.remoteEnable(TraceMode.PC, 16, B);
            A.start();
            Probe.enter(1);
            in(B, 2);
            in(A, 3);
            in(RemoteHandle.of(9, 9), 4);
            A.start();
            in(A, 5);
            A.stop();
            Probe.enter(6);
            assertThat(area.count()).isZero();
            A.stop();
            Probe.enter(7);
            in(A, 8);
          });
    } finally {
      Session.install(null);
    }
    assertThat(pcs(area)).containsExactly(1, 2, 3, 4, 5, 6, 8);
    assertThat(other.area().count()).isZero();
    assertThat(warnings)
        .containsExactly(
            "a start of remote handle 0x0100000000000002 in the section of 0x0100000000000001"
                + " is ignored");
  }

  @Test
  void statement46_withoutASessionANestedStartShouldBeIgnoredSilently() {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    A.start();
    in(A, 1);
    A.stop();
    A.stop();
    assertThat(pcs(area)).containsExactly(1);
  }

  /** Passed once it is open. */
  private static final class Gate {
    private final CountDownLatch latch = new CountDownLatch(1);

    void open() {
      latch.countDown();
    }

    void pass() {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
