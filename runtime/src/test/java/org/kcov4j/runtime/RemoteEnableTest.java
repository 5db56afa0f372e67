package org.kcov4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcov4j.runtime.Calls.assertErrno;
import static org.kcov4j.runtime.Calls.onOtherThread;
import static org.kcov4j.runtime.Calls.pcs;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcov4j.runtime.record.Context;
import org.kcov4j.runtime.record.Probe;
import org.kcov4j.runtime.remote.Registered;

/** What enabling takes and refuses. */
class RemoteEnableTest extends RemoteFixture {
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

  private void assertUnchanged() throws Exception {
    assertThat(Registered.handles()).isZero();
    assertThat(RemoteHandle.inherited()).isNull();
    assertThat(Context.current().recording()).isNull();
    in(A, 1);
    assertThat(area.count()).isZero();
    kcov.enable(TraceMode.PC);
    kcov.disable();
  }
}
