package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.layout.SessionLayout;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.ContextTable;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.remote.Registered;
import org.kcov4j.runtime.session.Session;
import org.kcov4j.runtime.session.SessionFacts;

/** Remote coverage, without an agent: the test plays the instrumented program. */
class RemoteTest {
  static {
    // As an agent does: contexts are those that probes see.
    ContextTable.install(null, SessionLayout.MODE_NONE);
  }

  private static final RemoteHandle A = RemoteHandle.of(1, 1);
  private static final RemoteHandle B = RemoteHandle.of(1, 2);
  private static final RemoteHandle COMMON = RemoteHandle.common(5);

  private final Kcov kcov = Kcov.open();
  private final TraceArea area = kcov.init(16);
  private final List<Kcov> all = new ArrayList<>(List.of(kcov));

  @TempDir Path directory;

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
  void statement42_shouldRefuseAHandleGivenTwice() throws Exception {
    assertErrno(Errno.EEXIST, () -> kcov.remoteEnable(TraceMode.PC, 16, A, B, A));
    assertErrno(Errno.EEXIST, () -> kcov.remoteEnable(TraceMode.PC, 16, COMMON, COMMON));
    assertErrno(Errno.EEXIST, () -> kcov.remoteEnable(TraceMode.PC, 16, 5, 6L << 56, 5));
    assertUnchanged();
  }

  @Test
  void statement42_shouldRefuseAHandleOfAnother() throws Exception {
    Kcov other = open(16);
    kcov.remoteEnable(TraceMode.PC, 16, B);
    onOtherThread(
        () -> {
          assertThatThrownBy(() -> other.remoteEnable(TraceMode.PC, 16, A, B))
              .hasMessage(
                  "EEXIST (exists): remote handle 0x0100000000000002"
                      + " is given twice or enabled already");
          assertThat(Context.current().recording()).isNull();
          in(A, 1);
          in(B, 2);
        });
    assertThat(Errno.EEXIST.number()).isEqualTo(17);
    assertThat(Registered.handles()).isEqualTo(1);
    assertThat(other.area().count()).isZero();
    assertThat(pcs(area)).containsExactly(2);
  }

  @Test
  void statement42_shouldTake256HandlesAndNotOneMore() throws Exception {
    RemoteHandle[] handles = new RemoteHandle[257];
    long[] values = new long[256];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = RemoteHandle.of(2, i);
      values[Math.min(i, 255)] = handles[i].value();
    }
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, handles));
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, A.value(), values));
    assertUnchanged();
    kcov.remoteEnable(TraceMode.PC, 16, Arrays.copyOf(handles, 256));
    assertThat(Registered.handles()).isEqualTo(256);
    in(handles[0], 1);
    in(handles[255], 2);
    in(handles[256], 3);
    assertThat(pcs(area)).containsExactly(1, 2);
  }

  @Test
  void statement42_shouldRefuseMalformedHandles() throws Exception {
    for (long malformed : new long[] {0, 1L << 32, 1L << 55, -1}) {
      assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, malformed));
      assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, 7, malformed));
    }
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, A, null));
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, (RemoteHandle[]) null));
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, 7, (long[]) null));
    assertErrno(
        Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, 16, COMMON, A, RemoteHandle.common(6)));
    assertUnchanged();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, 1L << 29, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE})
  void statement42_shouldRefuseASizeOutOfRange(long words) throws Exception {
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(TraceMode.PC, words, A));
    assertUnchanged();
  }

  @Test
  void shouldFailAsEnableDoes() throws Exception {
    Kcov fresh = Kcov.open();
    assertErrno(Errno.EINVAL, () -> fresh.remoteEnable(TraceMode.PC, 16, A));
    assertErrno(Errno.EINVAL, () -> kcov.remoteEnable(null, 16, A));
    assertUnchanged();
    kcov.enable(TraceMode.PC);
    assertErrno(Errno.EBUSY, () -> kcov.remoteEnable(TraceMode.PC, 16, A));
    Kcov second = open(16);
    assertErrno(Errno.EBUSY, () -> second.remoteEnable(TraceMode.PC, 16, A));
    onOtherThread(() -> assertErrno(Errno.EBUSY, () -> kcov.remoteEnable(TraceMode.PC, 16, A)));
    assertThat(Registered.handles()).isZero();
    Probe.enter(1);
    assertThat(pcs(area)).as("still enabled").containsExactly(1);
    kcov.disable();
    kcov.close();
    assertErrno(Errno.EBADF, () -> kcov.remoteEnable(TraceMode.PC, 16, A));
    assertErrno(Errno.EBADF, () -> kcov.remoteEnable(TraceMode.PC, 16, 1));
  }

  @Test
  void theThreadShouldCountAsHavingItEnabled() throws Exception {
    kcov.remoteEnable(TraceMode.PC, 16, A);
    assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.PC));
    assertErrno(Errno.EBUSY, () -> kcov.remoteEnable(TraceMode.PC, 16, B));
    assertErrno(Errno.EBUSY, () -> kcov.init(16));
    Kcov second = open(16);
    assertErrno(Errno.EBUSY, () -> second.enable(TraceMode.PC));
    assertErrno(Errno.EBUSY, () -> second.remoteEnable(TraceMode.PC, 16, B));
    onOtherThread(() -> assertErrno(Errno.EINVAL, kcov::disable));
    assertThat(Registered.handles()).isEqualTo(1);
    kcov.disable();
    assertErrno(Errno.EINVAL, kcov::disable);
    second.enable(TraceMode.PC);
    second.disable();
    assertThat(Registered.handles()).isZero();
  }

  @Test
  void shouldTakeNoHandlesAsKcovDoes() {
    kcov.remoteEnable(TraceMode.PC, 16);
    assertErrno(Errno.EBUSY, () -> kcov.enable(TraceMode.PC));
    in(A, 1);
    kcov.disable();
    assertThat(area.count()).isZero();
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

  /** Runs a section. */
  private static void in(RemoteHandle handle, int... pcs) {
    handle.start();
    for (int pc : pcs) {
      Probe.enter(pc);
    }
    handle.stop();
  }

  private Kcov open(long words) {
    Kcov opened = Kcov.open();
    opened.init(words);
    all.add(opened);
    return opened;
  }

  private void assertUnchanged() throws Exception {
    assertThat(Registered.handles()).isZero();
    assertThat(RemoteHandle.inherited()).isNull();
    assertThat(Context.current().recording()).isNull();
    in(A, 1);
    assertThat(area.count()).isZero();
    kcov.enable(TraceMode.PC);
    kcov.disable();
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
