package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import org.junit.jupiter.api.Test;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.remote.Registered;

/** What the thread that enabled it leaves to its children, and what when it closes or dies. */
class RemoteHolderTest extends RemoteFixture {
  @Test
  void statement15_aChildShouldInheritTheCommonHandleOnly() throws Exception {
    assertThat(RemoteHandle.inherited()).isNull();
    kcov.remoteEnable(TraceMode.PC, 16, A, COMMON);
    assertThat(RemoteHandle.inherited()).isEqualTo(COMMON);
    onOtherThread(
        () -> {
          assertThat(RemoteHandle.inherited()).isEqualTo(COMMON);
          assertThat(Context.current().recording()).as("not enabled").isNull();
          Probe.enter(1);
          onOtherThread(() -> in(RemoteHandle.inherited(), 2));
        });
    assertThat(pcs(area)).containsExactly(2);
    Thread late = new Thread(() -> in(RemoteHandle.inherited(), 3));
    kcov.disable();
    assertThat(RemoteHandle.inherited()).isNull();
    late.start();
    late.join();
    assertThat(pcs(area)).as("inherited, but disabled").containsExactly(2);
    onOtherThread(() -> assertThat(RemoteHandle.inherited()).isNull());
  }

  @Test
  void statement15_otherHandlesShouldNotBeInherited() throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A, B);
    assertThat(RemoteHandle.inherited()).isNull();
    onOtherThread(() -> assertThat(RemoteHandle.inherited()).isNull());
  }

  @Test
  void recordingShouldGoOnAfterClose() {
    kcov.remoteEnable(TraceMode.UNIQUE, 16, A);
    kcov.close();
    in(A, 1);
    assertThat(pcs(area)).containsExactly(1);
    kcov.disable();
    in(A, 2);
    assertThat(pcs(area)).containsExactly(1);
  }

  @Test
  void theHoldersDeathShouldDisableAndUnregister() throws Exception {
    Kcov other = open(16);
    onOtherThread(() -> kcov.remoteEnable(TraceMode.PC, 16, A, B));
    in(A, 1);
    assertThat(area.count()).isZero();
    other.remoteEnable(TraceMode.PC, 16, B);
    in(B, 2);
    assertThat(pcs(other.area())).containsExactly(2);
    other.disable();
    kcov.remoteEnable(TraceMode.PC, 16, A, B);
    in(A, 3);
    assertThat(pcs(area)).containsExactly(3);
  }

  @Test
  void theHoldersDeathShouldDiscardOpenSections() throws Exception {
    Thread holder =
        new Thread(
            () -> {
              kcov.remoteEnable(TraceMode.PC, 16, A);
              try {
                Thread.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                // It ends.
              }
            });
    holder.start();
    while (Registered.handles() == 0) {
      Thread.sleep(1);
    }
    A.start();
    Probe.enter(1);
    holder.interrupt();
    holder.join();
    A.stop();
    assertThat(area.count()).isZero();
  }

  @Test
  void registrationsOfDeadThreadsShouldNotPileUp() throws Exception {
    for (int i = 0; i < 500; i++) {
      RemoteHandle own = RemoteHandle.of(3, i);
      Kcov each = open(2);
      onOtherThread(() -> each.remoteEnable(TraceMode.PC, 2, own));
    }
    assertThat(Registered.handles()).isLessThanOrEqualTo(64);
  }
}
