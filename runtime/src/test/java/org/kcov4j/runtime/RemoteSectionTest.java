package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;

/** What a section records. */
class RemoteSectionTest extends RemoteFixture {
  @ParameterizedTest
  @ValueSource(strings = {"PC", "UNIQUE"})
  void statement43_theEnablingThreadsOwnCodeShouldNotBeRecorded(TraceMode mode) {
    kcov.remoteEnable(mode, 16, A);
    Context frame = Probe.enter(1);
    Probe.trace(frame, 2);
    assertThat(area.count()).isZero();
    A.start();
    Probe.trace(frame, 3);
    A.stop();
    Probe.trace(frame, 4);
    Probe.enter(5);
    assertThat(pcs(area)).containsExactly(3);
    assertThat(area.pc(2)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PC", "UNIQUE"})
  void statement44_aSectionShouldAppearAtItsStopOnly(TraceMode mode) throws Exception {
    kcov.remoteEnable(mode, 16, A);
    onOtherThread(
        () -> {
          A.start();
          Context frame = Probe.enter(1);
          Probe.trace(frame, 2);
          for (int i = 0; i < 16; i++) {
            assertThat(area.buffer().getInt(4 * i)).isZero();
          }
          A.stop();
          assertThat(pcs(area)).containsExactly(1, 2);
          Probe.trace(frame, 3);
          in(A, 4, 5);
        });
    assertThat(pcs(area)).containsExactly(1, 2, 4, 5);
  }

  @Test
  void statement44_aSectionShouldBeCutToWhatFits() {
    Kcov small = open(5);
    small.remoteEnable(TraceMode.PC, 16, A);
    in(A, 1, 2);
    assertThat(small.area().overflown()).isFalse();
    in(A, 3, 4, 5);
    in(A, 6);
    assertThat(pcs(small.area())).containsExactly(1, 2, 3, 4);
    assertThat(small.area().overflown()).isTrue();
    small.area().reset();
    in(A, 7);
    assertThat(pcs(small.area())).containsExactly(7);
  }

  @Test
  void statement44_aSectionShouldHoldNoMoreThanItsOwnArea() {
    kcov.remoteEnable(TraceMode.PC, 3, A);
    in(A, 1, 2, 3, 4);
    in(A, 5, 6, 7);
    assertThat(pcs(area)).containsExactly(1, 2, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void statement44_aCorruptCountShouldNotLeadOutOfBounds(int count) {
    for (TraceMode mode : new TraceMode[] {TraceMode.PC, TraceMode.UNIQUE}) {
      Kcov each = open(16);
      each.remoteEnable(mode, 16, A);
      each.area().buffer().putInt(0, count);
      in(A, 1, 2);
      assertThat(each.area().buffer().getInt(0)).isEqualTo(count);
      assertThat(each.area().pc(15)).isZero();
      each.area().reset();
      in(A, 1, 2);
      assertThat(pcs(each.area())).containsExactly(1, 2);
      each.disable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PC", "UNIQUE"})
  void statement44_whatTheThreadHasEnabledShouldGoOnAfterwards(TraceMode mode) throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Kcov own = open(16);
    onOtherThread(
        () -> {
          own.enable(mode);
          Context frame = Probe.enter(1);
          A.start();
          Probe.trace(frame, 2);
          Probe.enter(3);
          A.stop();
          Probe.trace(frame, 3);
          Probe.enter(4);
          own.disable();
          Probe.enter(5);
        });
    assertThat(pcs(own.area())).containsExactly(1, 3, 4);
    assertThat(pcs(area)).containsExactly(2, 3);
  }

  @Test
  void statement44_aDisableOfItsOwnShouldNotDisturbTheSection() throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Kcov own = open(16);
    onOtherThread(
        () -> {
          own.enable(TraceMode.PC);
          A.start();
          Probe.enter(1);
          own.disable();
          Probe.enter(2);
          assertErrno(Errno.EBUSY, () -> own.enable(TraceMode.PC));
          assertErrno(Errno.EBUSY, () -> own.remoteEnable(TraceMode.PC, 16, B));
          Probe.enter(3);
          A.stop();
          Probe.enter(4);
          own.enable(TraceMode.PC);
          Probe.enter(5);
        });
    assertThat(pcs(area)).containsExactly(1, 2, 3);
    assertThat(pcs(own.area())).containsExactly(5);
  }

  @Test
  void interruptsInASectionShouldNotBeRecorded() {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    Context context = Context.current();
    A.start();
    Probe.enter(1);
    context.enterInterrupt();
    Probe.enter(2);
    context.exitInterrupt();
    Probe.enter(3);
    A.stop();
    context.enterInterrupt();
    in(A, 4);
    context.exitInterrupt();
    assertThat(pcs(area)).containsExactly(1, 3);
  }

  @Test
  void statement47_inUniqueAPcShouldBeAppendedOnce() throws Exception {
    kcov.enable(TraceMode.UNIQUE);
    Probe.enter(1);
    kcov.disable();
    kcov.remoteEnable(TraceMode.UNIQUE, 16, A);
    in(A, 1, 2, 2, 3);
    onOtherThread(() -> in(A, 3, 4, 1));
    assertThat(pcs(area)).containsExactly(1, 2, 3, 4);
    area.reset();
    in(A, 4, 4, 1);
    assertThat(pcs(area)).containsExactly(4, 1);
    area.buffer().putInt(0, 0);
    onOtherThread(() -> in(A, 1));
    assertThat(pcs(area)).containsExactly(1);
    kcov.disable();
    kcov.enable(TraceMode.UNIQUE);
    Probe.enter(1);
    Probe.enter(2);
    assertThat(pcs(area)).containsExactly(1, 2);
  }

  @Test
  void statement47_inUniqueWhatAnotherModeLeftShouldCountAsSeen() {
    kcov.enable(TraceMode.PC);
    Probe.enter(1);
    Probe.enter(1);
    kcov.disable();
    kcov.remoteEnable(TraceMode.UNIQUE, 16, A);
    in(A, 1, 2);
    assertThat(pcs(area)).containsExactly(1, 1, 2);
  }

  @Test
  void statement48_blocksNumberedInASectionShouldBeRecordedInAllAreas() throws Exception {
    Kcov own = open(1 << 17);
    Kcov large = open(1 << 17);
    large.remoteEnable(TraceMode.UNIQUE, 1 << 17, A);
    onOtherThread(
        () -> {
          own.enable(TraceMode.UNIQUE);
          A.start();
          // More than any table has room for at first.
          for (int pc = 1; pc <= 70_000; pc++) {
            Probe.enter(pc);
          }
          A.stop();
          for (int pc = 1; pc <= 70_000; pc++) {
            Probe.enter(pc);
          }
          own.disable();
        });
    assertThat(large.area().count()).isEqualTo(70_000);
    assertThat(own.area().count()).isEqualTo(70_000);
    for (int i = 1; i <= 70_000; i++) {
      assertThat(large.area().pc(i)).isEqualTo(i);
    }
  }

  @Test
  void aSectionWithoutMemoryShouldBeLeftOut() throws Exception {
    ForkedJvm.Result result =
        new ForkedJvm().option("-XX:MaxDirectMemorySize=1m").run(NoMemory.class);
    assertThat(result.out().lines()).containsExactly("then 0");
    assertThat(result.exit()).isZero();
  }

  /** Runs with 1 MiB of direct memory. */
  static final class NoMemory {
    public static void main(String[] args) {
      ContextTable.install(null, SessionLayout.MODE_NONE);
      Kcov kcov = Kcov.open();
      TraceArea area = kcov.init(16);
      kcov.remoteEnable(TraceMode.PC, 1 << 28, A);
      in(A, 1);
      System.out.println("then " + area.count());
    }
  }
}
